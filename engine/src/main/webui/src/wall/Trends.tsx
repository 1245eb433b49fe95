import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Directory, nameIn } from "../api/directory.ts";
import { More } from "../chrome/More.tsx";
import { Broken, Busy } from "../chrome/States.tsx";
import { share, timeOfDay } from "../text/format.ts";
import { type QueueDay, SLOTS, ceiling, slotOf } from "./trend.ts";
import { useDays } from "./useDay.ts";

const AT_ONCE = 6;

/** How the day went so far, queue by queue, from the reports' quarters of an hour. */
export function Trends({ directory }: { directory: Directory }) {
  const { t } = useTranslation();
  const [most, setMost] = useState(AT_ONCE);
  const { data, error, refetch } = useDays();
  return (
    <section className="block trends" aria-labelledby="trends">
      <header className="block-head">
        <h2 id="trends">{t("trend.title")}</h2>
        <p className="legend">
          <span data-series="answered">{t("trend.answered")}</span> <span data-series="abandoned">{t("trend.abandoned")}</span> <span data-series="other">{t("trend.other")}</span>
        </p>
      </header>
      {error && !data ? <Broken error={error} onRetry={() => void refetch()} /> : !data && <Busy />}
      {data?.length === 0 && <p className="muted trends-none">{t("trend.none")}</p>}
      <ul className="trend-list">
        {data?.slice(0, most).map(day => (
          <li key={day.queue}>
            <Day day={day} name={nameIn(directory.queues, day.queue)} />
          </li>
        ))}
      </ul>
      <More count={(data?.length ?? 0) - most} onMore={() => setMost(most + AT_ONCE)} />
    </section>
  );
}

function Day({ day, name }: { day: QueueDay; name: string }) {
  const { t, i18n } = useTranslation();
  const total = (of: "offered" | "answered" | "abandoned") => day.quarters.reduce((sum, one) => sum + one[of], 0);
  const words = t("trend.summary", { offered: total("offered"), answered: total("answered"), abandoned: total("abandoned") });
  return (
    <figure className="trend">
      <figcaption>
        <h3>{name}</h3>
        <p className="muted">{words}</p>
      </figcaption>
      <Chart day={day} label={`${name}. ${words}`} />
      <details>
        <summary>{t("trend.table")}</summary>
        <div className="scroll" tabIndex={0} role="group" aria-label={name}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t("trend.from")}</th>
                <th scope="col" className="figure">{t("trend.offered")}</th>
                <th scope="col" className="figure">{t("trend.answered")}</th>
                <th scope="col" className="figure">{t("trend.abandoned")}</th>
                <th scope="col" className="figure">{t("trend.level")}</th>
              </tr>
            </thead>
            <tbody>
              {day.quarters.map(one => (
                <tr key={one.start}>
                  <th scope="row">{timeOfDay(one.start, i18n.language)}</th>
                  <td className="figure">{one.offered}</td>
                  <td className="figure">{one.answered}</td>
                  <td className="figure">{one.abandoned}</td>
                  <td className="figure">{one.level === null ? "–" : share(one.level, i18n.language)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  );
}

const SLOT = 6;
const HEIGHT = 90;
const BASE = 100;
const HOURS = [0, 6, 12, 18, 24];

/** Bars by quarter of an hour: answered, then abandoned, then what ended otherwise. */
function Chart({ day, label }: { day: QueueDay; label: string }) {
  const top = ceiling(day.quarters);
  const height = (value: number) => (value / top) * HEIGHT;
  return (
    <svg className="chart" viewBox={`-24 0 ${SLOTS * SLOT + 40} 118`} role="img" aria-label={label}>
      <text x="-4" y="14" className="chart-axis" textAnchor="end">{top}</text>
      <text x="-4" y={BASE} className="chart-axis" textAnchor="end">0</text>
      <path className="chart-line" d={`M0 ${BASE - HEIGHT}h${SLOTS * SLOT}M0 ${BASE - HEIGHT / 2}h${SLOTS * SLOT}M0 ${BASE}h${SLOTS * SLOT}`} />
      {HOURS.map(hour => (
        <text key={hour} x={hour * 4 * SLOT} y="114" className="chart-axis" textAnchor="middle">{hour}</text>
      ))}
      {day.quarters.map(one => {
        const x = slotOf(one.start, day.from) * SLOT + 0.5;
        const answered = height(one.answered);
        const abandoned = height(one.abandoned);
        const other = height(Math.max(0, one.offered - one.answered - one.abandoned));
        return (
          <g key={one.start}>
            <rect data-series="answered" x={x} width={SLOT - 1} y={BASE - answered} height={answered} />
            <rect data-series="abandoned" x={x} width={SLOT - 1} y={BASE - answered - abandoned} height={abandoned} />
            <rect data-series="other" x={x} width={SLOT - 1} y={BASE - answered - abandoned - other} height={other} />
          </g>
        );
      })}
    </svg>
  );
}
