import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Directory, nameIn } from "../api/directory.ts";
import { More } from "../chrome/More.tsx";
import { Broken, Busy } from "../chrome/States.tsx";
import { clock, share, timeOfDay } from "../text/format.ts";
import { FIGURES, type Figure, type Quarter, type QueueDay, SLOTS, ceiling, heightOf, linesOf, slotOf } from "./trend.ts";
import { useDays } from "./useDay.ts";

const AT_ONCE = 6;

/** How the day went so far, queue by queue, from the reports' quarters of an hour. */
export function Trends({ directory }: { directory: Directory }) {
  const { t } = useTranslation();
  const [most, setMost] = useState(AT_ONCE);
  const [figure, setFigure] = useState<Figure>("volume");
  const { data, error, refetch } = useDays();
  return (
    <section className="block trends" aria-labelledby="trends">
      <header className="block-head">
        <h2 id="trends">{t("trend.title")}</h2>
        {figure === "volume" && (
          <p className="legend">
            <span data-series="answered">{t("trend.answered")}</span> <span data-series="abandoned">{t("trend.abandoned")}</span> <span data-series="other">{t("trend.other")}</span>
          </p>
        )}
        <select aria-label={t("trend.figure")} value={figure} onChange={event => setFigure(event.target.value as Figure)}>
          {FIGURES.map(one => (
            <option key={one} value={one}>
              {t(`trend.${one}`)}
            </option>
          ))}
        </select>
      </header>
      {error && !data ? <Broken error={error} onRetry={() => void refetch()} /> : !data && <Busy />}
      {data?.length === 0 && <p className="muted trends-none">{t("trend.none")}</p>}
      <ul className="trend-list">
        {data?.slice(0, most).map(day => (
          <li key={day.queue}>
            <Day day={day} figure={figure} name={nameIn(directory.queues, day.queue)} />
          </li>
        ))}
      </ul>
      <More count={(data?.length ?? 0) - most} onMore={() => setMost(most + AT_ONCE)} />
    </section>
  );
}

function Day({ day, figure, name }: { day: QueueDay; figure: Figure; name: string }) {
  const { t, i18n } = useTranslation();
  const total = (of: "offered" | "answered" | "abandoned") => day.quarters.reduce((sum, one) => sum + one[of], 0);
  const words = t("trend.summary", { offered: total("offered"), answered: total("answered"), abandoned: total("abandoned") });
  return (
    <figure className="trend">
      <figcaption>
        <h3>{name}</h3>
        <p className="muted">{words}</p>
      </figcaption>
      <Chart day={day} figure={figure} label={`${name}. ${t(`trend.${figure}`)}. ${words}`} />
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
                <th scope="col" className="figure">{t("trend.speed")}</th>
                <th scope="col" className="figure">{t("trend.lost")}</th>
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
                  <td className="figure">{one.speed === null ? "–" : clock(one.speed * 1000)}</td>
                  <td className="figure">{one.lost === null ? "–" : share(one.lost, i18n.language)}</td>
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

/** A day from left to right, and up to what: bars of what came, or the line of a figure. */
function Chart({ day, figure, label }: { day: QueueDay; figure: Figure; label: string }) {
  const { i18n } = useTranslation();
  const top = figure === "volume" ? ceiling(day.quarters) : heightOf(day.quarters, figure);
  const words = (value: number) => (figure === "volume" ? String(value) : figure === "speed" ? clock(value * 1000) : share(value, i18n.language));
  const height = (value: number) => (value / top) * HEIGHT;
  return (
    <svg className="chart" viewBox={`-34 0 ${SLOTS * SLOT + 50} 118`} role="img" aria-label={label}>
      <text x="-4" y="14" className="chart-axis" textAnchor="end">{words(top)}</text>
      <text x="-4" y={BASE} className="chart-axis" textAnchor="end">{words(0)}</text>
      <path className="chart-line" d={`M0 ${BASE - HEIGHT}h${SLOTS * SLOT}M0 ${BASE - HEIGHT / 2}h${SLOTS * SLOT}M0 ${BASE}h${SLOTS * SLOT}`} />
      {HOURS.map(hour => (
        <text key={hour} x={hour * 4 * SLOT} y="114" className="chart-axis" textAnchor="middle">{hour}</text>
      ))}
      {figure === "volume" ? <Bars day={day} height={height} /> : <Lines day={day} figure={figure} height={height} words={words} />}
    </svg>
  );
}

/** Bars by quarter of an hour: answered, then abandoned, then what ended otherwise. */
function Bars({ day, height }: { day: QueueDay; height: (value: number) => number }) {
  const bar = (one: Quarter) => {
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
  };
  return <>{day.quarters.map(bar)}</>;
}

/** A line with a dot at each quarter of an hour in which the figure was something. */
function Lines({ day, figure, height, words }: { day: QueueDay; figure: Exclude<Figure, "volume">; height: (value: number) => number; words: (value: number) => string }) {
  const x = (slot: number) => (slot + 0.5) * SLOT;
  return (
    <>
      {linesOf(day.quarters, day.from, figure).map(line => (
        <g key={line[0]?.slot}>
          <path className="chart-figure" data-series={figure} d={`M${line.map(one => `${x(one.slot)} ${(BASE - height(one.value)).toFixed(1)}`).join("L")}`} />
          {line.map(one => (
            <circle key={one.slot} data-series={figure} cx={x(one.slot)} cy={BASE - height(one.value)} r="2.2">
              <title>{words(one.value)}</title>
            </circle>
          ))}
        </g>
      ))}
    </>
  );
}
