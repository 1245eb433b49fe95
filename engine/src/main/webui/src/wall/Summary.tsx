import { useTranslation } from "react-i18next";
import { useNow } from "../chrome/useNow.ts";
import { clock } from "../text/format.ts";
import type { Wall } from "./state.ts";

/** The few figures to see from the other end of the room. */
export function Summary({ wall }: { wall: Wall }) {
  const { t } = useTranslation();
  const now = useNow();
  const queues = [...wall.queues.values()];
  const total = (of: (queue: (typeof queues)[number]) => number) => queues.reduce((sum, queue) => sum + of(queue), 0);
  const oldest = Math.min(...queues.flatMap(queue => (queue.oldestWaitingSince ? [Date.parse(queue.oldestWaitingSince)] : [])));
  const late = total(queue => queue.late);
  const figures = [
    { name: t("wall.waitingNow"), value: String(total(queue => queue.waiting)) },
    { name: t("wall.oldest"), value: Number.isFinite(oldest) ? clock(now - oldest) : "–" },
    { name: t("wall.lateNow"), value: String(late), bad: late > 0 },
    { name: t("wall.inProgressNow"), value: String(total(queue => queue.inProgress)) },
    { name: t("wall.availableNow"), value: String([...wall.agents.values()].filter(agent => agent.presence === "available").length) },
    { name: t("wall.answered"), value: String(total(queue => queue.answeredToday)) },
  ];
  return (
    <section className="summary" aria-label={t("wall.summary")}>
      <dl>
        {figures.map(figure => (
          <div key={figure.name} data-bad={figure.bad === true}>
            <dt>{figure.name}</dt>
            <dd className="number">{figure.value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
