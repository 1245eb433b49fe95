import assert from "node:assert/strict";
import { test } from "node:test";
import { ceiling, daysOf, latelyOf, pagesOf, satisfactionOf, slotOf } from "./trend.ts";

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
  const high = (offered: number) => ceiling([{ start: "", offered, answered: 0, abandoned: 0, level: null }]);
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
