import { useTranslation } from "react-i18next";
import { dateAndTime, seconds } from "../text/format.ts";

interface OverflowSeen {
  queue: string;
  when: string;
  longerThan?: string;
  moreThan?: number;
  to: string;
  toQueue?: string;
  message?: string;
}

/** What the router says would happen. */
export interface WhatIf {
  at: string;
  queue: string;
  open: boolean;
  hoursChangeAt?: string;
  outcome: "offered" | "waits" | "closed" | "calling-back" | "with-agent";
  agent?: string;
  place?: number;
  estimatedWait?: { low: string; high: string };
  overflowed: OverflowSeen[];
  mayOverflow: OverflowSeen[];
  considered: { event: string; chosen?: string | null; notChosen: { obstacle: string; agents: number; examples: string[] }[] }[];
}

interface Props {
  answer: WhatIf;
  personName: (id: string) => string;
  queueName: (id: string) => string;
}

/** What the router would do now, in words. */
export function WhatIfAnswer({ answer, personName, queueName }: Props) {
  const { t, i18n } = useTranslation();
  const rule = (one: OverflowSeen) =>
    t("test.rule", {
      queue: queueName(one.queue),
      when: [t(`overflowWhen.${one.when}`), one.longerThan ? t("test.seconds", { seconds: seconds(one.longerThan) }) : "", one.moreThan ?? ""].filter(part => part !== "").join(" "),
      to: [t(`overflowTo.${one.to}`), one.toQueue ? queueName(one.toQueue) : "", one.message ? `«${one.message}»` : ""].filter(Boolean).join(" "),
    });
  const last = answer.considered.at(-1);
  return (
    <section className="test-answer" aria-label={t("test.answer")}>
      <p className="test-outcome">
        <strong>{t(`outcome.${answer.outcome}`, { agent: personName(answer.agent ?? "") })}</strong>
      </p>
      <ul>
        <li>
          {t(answer.open ? "test.open" : "test.closed", { queue: queueName(answer.queue) })}
          {answer.hoursChangeAt && ` ${t(answer.open ? "test.closes" : "test.opens", { at: dateAndTime(answer.hoursChangeAt, i18n.language) })}`}
        </li>
        {answer.place !== undefined && <li>{t("test.place", { place: answer.place })}</li>}
        {answer.outcome === "waits" && (
          <li>
            {answer.estimatedWait
              ? t("test.estimate", { low: Math.round(seconds(answer.estimatedWait.low) / 60), high: Math.max(1, Math.round(seconds(answer.estimatedWait.high) / 60)) })
              : t("test.noEstimate")}
          </li>
        )}
        {answer.overflowed.map((one, index) => (
          <li key={`${index} now`}>{t("test.takenBy", { rule: rule(one) })}</li>
        ))}
        {answer.mayOverflow.map((one, index) => (
          <li key={`${index} later`}>{t("test.later", { rule: rule(one) })}</li>
        ))}
      </ul>
      {last && last.notChosen.length > 0 && (
        <>
          <h3>{t("wall.notChosen")}</h3>
          <ul>
            {last.notChosen.map(why => (
              <li key={why.obstacle}>
                {why.agents} {t(`obstacle.${why.obstacle}`)} <span className="muted">{why.examples.map(id => personName(id)).join(", ")}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
