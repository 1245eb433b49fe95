import assert from "node:assert/strict";
import { test } from "node:test";
import { ceiling, daysOf, heightOf, latelyOf, linesOf, pagesOf, satisfactionOf, slotOf } from "./trend.ts";

const interval = (start: string, offered: number, level?: number) => ({
  start,
  figures: { counts: { outcomes: { offered, answered: offered, abandoned: 0 } }, shares: (level === undefined ? {} : { serviceLevelD: level }) as Record<string, number> },
});

test("the busiest queue comes first, one in which nothing happened does not come", () => {
  const from = "2026-11-26T00:00:00Z";
  const days = daysOf({
    queues: [
      { queue: "quiet", from, intervals: [interval("2026-11-26T09:00:00Z", 0)] },
      { queue: "some", from, intervals: [interval("2026-11-26T09:00:00Z", 2)] },
      { queue: "busy", from, intervals: [interval("2026-11-26T09:00:00Z", 5, 0.8)] },
    ],
  });
  assert.deepEqual(days.map(day => day.queue), ["busy", "some"]);
  assert.deepEqual(days.map(day => day.quarters[0]?.level), [0.8, null]);
});

test("only queues that were rated have a satisfaction", () => {
  const rated = satisfactionOf({
    queues: [
      { queue: "sales", total: { ratings: { given: 4 }, shares: { csat: 0.75, serviceLevelD: 1 } } },
      { queue: "support", total: { ratings: { given: 0 }, shares: {} } },
    ],
  });
  assert.deepEqual([...rated], [["sales", { csat: 0.75, given: 4 }]]);
});

test("a quarter has its place in the day, also in one of 25 hours", () => {
  assert.equal(slotOf("2026-11-26T08:45:00Z", "2026-11-25T23:00:00Z"), 39);
  assert.equal(slotOf("2026-10-26T22:45:00Z", "2026-10-24T22:00:00Z"), 95);
});

test("the chart is as high as a round number that holds its highest bar", () => {
  const high = (offered: number) => ceiling([{ start: "", offered, answered: 0, abandoned: 0, level: null, speed: null, lost: null }]);
  assert.deepEqual([0, 1, 3, 7, 10, 12, 61].map(high), [1, 1, 5, 10, 10, 20, 100]);
});

test("what does not fit on the wall comes in pages that are even", () => {
  assert.deepEqual(pagesOf([1, 2, 3, 4, 5], 4), [[1, 2, 3], [4, 5]]);
  assert.deepEqual(pagesOf([1, 2], 4), [[1, 2]]);
  assert.deepEqual(pagesOf([], 4), [[]]);
});

test("a queue's line ends with the present quarter, and leaves out what is older than it shows", () => {
  const from = "2026-11-26T00:00:00Z";
  const lately = latelyOf(
    {
      queues: [
        { queue: "sales", from, intervals: [interval("2026-11-26T05:45:00Z", 9), interval("2026-11-26T06:15:00Z", 2), interval("2026-11-26T10:00:00Z", 3)] },
        { queue: "quiet", from, intervals: [interval("2026-11-26T01:00:00Z", 4)] },
      ],
    },
    Date.parse("2026-11-26T10:07:00Z"),
  );
  assert.deepEqual([...lately], [["sales", [2, ...new Array<number>(14).fill(0), 3]]]);
});

test("a figure is a line that breaks where there was nothing, as high as a time people have a name for", () => {
  const from = "2026-11-26T00:00:00Z";
  const at = (time: string, speed: number | null) => ({ start: `2026-11-26T${time}:00Z`, offered: 1, answered: 1, abandoned: 0, level: 0.5, speed, lost: null });
  const day = [at("09:00", 12), at("09:15", 40), at("09:30", null), at("09:45", 8), at("11:00", 9)];
  assert.deepEqual(linesOf(day, from, "speed").map(line => line.map(one => one.slot)), [[36, 37], [39], [44]]);
  assert.deepEqual(linesOf(day, from, "lost"), []);
  assert.deepEqual([heightOf(day, "speed"), heightOf(day, "level"), heightOf([], "speed")], [60, 1, 10]);
});

test("a day has what the report says of waits and abandonment", () => {
  const figures = { counts: { outcomes: { offered: 2, answered: 1, abandoned: 1 } }, shares: { abandonmentRate: 0.5 } as Record<string, number>, averages: { averageSpeedOfAnswer: "PT1M5S" } };
  const [day] = daysOf({ queues: [{ queue: "sales", from: "2026-11-26T00:00:00Z", intervals: [{ start: "2026-11-26T09:00:00Z", figures }] }] });
  assert.deepEqual(day?.quarters[0], { start: "2026-11-26T09:00:00Z", offered: 2, answered: 1, abandoned: 1, level: null, speed: 65, lost: 0.5 });
});
