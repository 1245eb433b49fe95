import { memo, useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Directory, nameIn } from "../api/directory.ts";
import { Icon } from "../chrome/Icon.tsx";
import { More } from "../chrome/More.tsx";
import { Since } from "../chrome/Since.tsx";
import { Empty } from "../chrome/States.tsx";
import { folded } from "../chrome/search.ts";
import { clock, seconds, share } from "../text/format.ts";
import type { QueueLive } from "./model.ts";
import { type Health, healthOf, worstFirst } from "./state.ts";
import type { Satisfaction } from "./trend.ts";
import { Sparkline } from "./Sparkline.tsx";
import { useLately, useSatisfaction } from "./useDay.ts";

const AT_ONCE = 100;

export function QueueTable({ queues, directory, onOpen }: { queues: QueueLive[]; directory: Directory; onOpen: (queue: string) => void }) {
  const { t } = useTranslation();
  const [sought, setSought] = useState("");
  const wanted = folded(useDeferredValue(sought));
  const [most, setMost] = useState(AT_ONCE);
  const satisfaction = useSatisfaction();
  const lately = useLately();
  const name = (queue: QueueLive) => nameIn(directory.queues, queue.queue);
  const shown = worstFirst(queues).filter(queue => wanted === "" || folded(`${name(queue)} ${queue.client}`).includes(wanted));
  return (
    <section className="block" aria-labelledby="queues">
      <header className="block-head">
        <h2 id="queues">{t("wall.queues")}</h2>
        {queues.length > 8 && (
          <input type="search" aria-label={t("wall.filter")} placeholder={t("wall.filter")} value={sought} onChange={event => setSought(event.target.value)} />
        )}
      </header>
      {queues.length === 0 ? (
        <Empty icon="inbox" title={t("wall.noQueues")} hint={t("wall.configure")} />
      ) : (
        <div className="scroll" tabIndex={0} role="group" aria-labelledby="queues">
          <table>
            <thead>
              <tr>
                <th scope="col">{t("wall.queue")}</th>
                <th scope="col">{t("wall.phase")}</th>
                <th scope="col" className="figure">{t("wall.waiting")}</th>
                <th scope="col" className="figure">{t("wall.oldest")}</th>
                <th scope="col" className="figure">{t("wall.late")}</th>
                <th scope="col" className="figure">{t("wall.atRisk")}</th>
                <th scope="col" className="figure">{t("wall.estimate")}</th>
                <th scope="col" className="figure">{t("wall.speed")}</th>
                <th scope="col">{t("wall.lately")}</th>
                <th scope="col" className="figure">{t("wall.inProgress")}</th>
                <th scope="col">{t("wall.serviceLevel")}</th>
                <th scope="col" className="figure">{t("wall.answered")}</th>
                <th scope="col" className="figure">{t("wall.abandoned")}</th>
                <th scope="col" className="figure">{t("wall.satisfaction")}</th>
                <th scope="col" className="figure">{t("wall.staffed")}</th>
              </tr>
            </thead>
            <tbody>
              {shown.slice(0, most).map(queue => (
                <QueueRow key={queue.queue} queue={queue} name={name(queue)} client={nameIn(directory.clients, queue.client)} rated={satisfaction?.get(queue.queue)} lately={lately?.get(queue.queue)} onOpen={onOpen} />
              ))}
            </tbody>
          </table>
          <More count={shown.length - most} onMore={() => setMost(most + AT_ONCE)} />
        </div>
      )}
    </section>
  );
}

/** Drawn anew only when the queue changed; there may be hundreds. */
const QueueRow = memo(function QueueRow({ queue, name, client, rated, lately, onOpen }: { queue: QueueLive; name: string; client: string; rated: Satisfaction | undefined; lately: readonly number[] | undefined; onOpen: (queue: string) => void }) {
  const { t, i18n } = useTranslation();
  const wait = queue.estimatedWait;
  return (
    <tr>
      <th scope="row">
        <button type="button" className="link" aria-label={t("wall.open", { queue: name })} onClick={() => onOpen(queue.queue)}>
          {name}
        </button>
        <span className="muted">{client}</span>
      </th>
      <td>
        <HealthMark health={healthOf(queue)} />
      </td>
      <td className="figure strong">{queue.waiting}</td>
      <td className="figure">{queue.oldestWaitingSince ? <Since at={queue.oldestWaitingSince} /> : "–"}</td>
      <td className="figure" data-bad={queue.late > 0}>{queue.late}</td>
      <td className="figure">{queue.atRisk}</td>
      <td className="figure">{wait ? t("wall.minutes", { low: Math.floor(seconds(wait.low) / 60), high: Math.ceil(seconds(wait.high) / 60) }) : "–"}</td>
      <td className="figure">{queue.answerSpeed.today == null ? "–" : clock(seconds(queue.answerSpeed.today) * 1000)}</td>
      <td>
        <Sparkline line={lately} />
      </td>
      <td className="figure">{queue.inProgress + queue.wrappingUp}</td>
      <td>
        <Level queue={queue} />
      </td>
      <td className="figure">{queue.answeredToday}</td>
      <td className="figure">{queue.abandonedToday}</td>
      <td className="figure">
        {rated ? (
          <>
            {share(rated.csat, i18n.language)} <span className="muted">{t("wall.ratings", { count: rated.given })}</span>
          </>
        ) : (
          "–"
        )}
      </td>
      <td className="figure">{queue.agents.available}</td>
    </tr>
  );
});

const MARKS: Record<Health, "accept" | "clock" | "warning" | "info"> = { good: "accept", watch: "clock", bad: "warning", unknown: "info" };

export function HealthMark({ health }: { health: Health }) {
  const { t } = useTranslation();
  return (
    <span className="health" data-health={health}>
      <Icon name={MARKS[health]} size={16} /> {t(`wall.${health}`)}
    </span>
  );
}

function Level({ queue }: { queue: QueueLive }) {
  const { t, i18n } = useTranslation();
  const { last30Minutes, targetShare, threshold } = queue.serviceLevel;
  const target = t("wall.target", { share: share(targetShare, i18n.language), seconds: seconds(threshold) });
  return (
    <>
      <span className="strong number">{last30Minutes.share == null ? "–" : share(last30Minutes.share, i18n.language)}</span>{" "}
      <span className="muted target">{target}</span>
    </>
  );
}
