import { seconds } from "../text/format.ts";

/** One quarter of an hour of a queue, as the chart and its table show it. */
export interface Quarter {
  start: string;
  offered: number;
  answered: number;
  abandoned: number;
  level: number | null;
  /** Average wait of the answered, in seconds. */
  speed: number | null;
  /** Share that was abandoned. */
  lost: number | null;
}

/** What a chart shows of a day. */
export const FIGURES = ["volume", "level", "speed", "lost"] as const;
export type Figure = (typeof FIGURES)[number];

/** What the reports say of a queue's day. */
export interface QueueDay {
  queue: string;
  from: string;
  quarters: Quarter[];
}

interface Reported {
  queues: {
    queue: string;
    from: string;
    intervals: { start: string; figures: { counts: { outcomes: { offered: number; answered: number; abandoned: number } }; shares: Record<string, number>; averages?: Record<string, string> } }[];
  }[];
}

/** What contacts said of a queue's conversations today. */
export interface Satisfaction {
  csat: number;
  given: number;
}

interface Rated {
  queues: { queue: string; total: { ratings: { given: number }; shares: Record<string, number> } }[];
}

/** The satisfaction of those queues of which somebody said something. */
export function satisfactionOf(report: Rated): ReadonlyMap<string, Satisfaction> {
  return new Map(
    report.queues.flatMap(({ queue, total }) =>
      total.shares.csat === undefined ? [] : [[queue, { csat: total.shares.csat, given: total.ratings.given }] as const],
    ),
  );
}

/** How many quarters of an hour a row's line shows. */
export const LATELY = 16;

/** Of each queue, what came in each of the last quarters of an hour and is over, the oldest first; for queues that had some. */
export function latelyOf(report: Reported, now: number): ReadonlyMap<string, number[]> {
  const first = (Math.floor(now / QUARTER) - LATELY + 1) * QUARTER;
  return new Map(
    report.queues.flatMap(({ queue, intervals }) => {
      const line = new Array<number>(LATELY).fill(0);
      for (const { start, figures } of intervals) {
        const at = Math.floor((Date.parse(start) - first) / QUARTER);
        if (at >= 0 && at < LATELY) line[at]! += figures.counts.outcomes.offered;
      }
      return line.some(one => one > 0) ? [[queue, line] as const] : [];
    }),
  );
}

/** Queues in which something happened today, the busiest first. */
export function daysOf(report: Reported): QueueDay[] {
  return report.queues
    .map(queue => ({
      queue: queue.queue,
      from: queue.from,
      quarters: queue.intervals
        .map(({ start, figures: { counts, shares, averages } }) => ({
          start,
          offered: counts.outcomes.offered,
          answered: counts.outcomes.answered,
          abandoned: counts.outcomes.abandoned,
          level: shares.serviceLevelD ?? null,
          speed: averages?.averageSpeedOfAnswer === undefined ? null : seconds(averages.averageSpeedOfAnswer),
          lost: shares.abandonmentRate ?? null,
        }))
        .filter(one => one.offered > 0),
    }))
    .filter(day => day.quarters.length > 0)
    .sort((one, other) => sum(other) - sum(one));
}

const sum = (day: QueueDay) => day.quarters.reduce((all, one) => all + one.offered, 0);

export const SLOTS = 96;
const QUARTER = 900_000;

/** Which of the day's 96 quarters it is; the hour that a change of the clock adds stays in the last. */
export function slotOf(start: string, from: string): number {
  return Math.min(SLOTS - 1, Math.max(0, Math.floor((Date.parse(start) - Date.parse(from)) / QUARTER)));
}

/** The height of the chart in work: a round number that is not below any bar. */
export function ceiling(quarters: readonly Quarter[]): number {
  return round(Math.max(1, ...quarters.map(one => one.offered)));
}

function round(most: number): number {
  const step = 10 ** Math.floor(Math.log10(most));
  return [1, 2, 5, 10].map(times => times * step).find(full => full >= most) ?? most;
}

const WHOLE_SECONDS = [10, 30, 60, 120, 300, 600, 1_800, 3_600, 7_200, 14_400, 43_200, 86_400];

/** The height of the chart of a figure: the whole of a share, or a time that people have a name for. */
export function heightOf(quarters: readonly Quarter[], figure: Exclude<Figure, "volume">): number {
  if (figure !== "speed") return 1;
  const most = Math.max(0, ...quarters.map(one => one.speed ?? 0));
  return WHOLE_SECONDS.find(full => full >= most) ?? round(most);
}

/** The figure as lines: one for each run of quarters of an hour in which it was something. */
export function linesOf(quarters: readonly Quarter[], from: string, figure: Exclude<Figure, "volume">): { slot: number; value: number }[][] {
  const lines: { slot: number; value: number }[][] = [];
  for (const one of quarters) {
    const value = one[figure];
    if (value === null) continue;
    const slot = slotOf(one.start, from);
    const line = lines.at(-1);
    if (line && line.at(-1)!.slot === slot - 1) line.push({ slot, value });
    else lines.push([{ slot, value }]);
  }
  return lines;
}

/** Which part of a list is shown, in turn: the pages are as even as they can be. */
export function pagesOf<T>(all: readonly T[], fit: number): T[][] {
  const count = Math.max(1, Math.ceil(all.length / Math.max(1, fit)));
  const each = Math.ceil(all.length / count);
  return Array.from({ length: count }, (_, at) => all.slice(at * each, (at + 1) * each));
}
