import assert from "node:assert/strict";
import { test } from "node:test";
import { clock, seconds, size } from "./format.ts";

test("a span is shown as a clock", () => {
  assert.deepEqual([0, 65_400, 3_725_000, -5].map(clock), ["0:00", "1:05", "1:02:05", "0:00"]);
});

test("a duration of the API is read in seconds", () => {
  assert.deepEqual(["PT20S", "PT1M30.5S", "PT2H", "P1DT1S", "soon"].map(seconds), [20, 90.5, 7200, 86_401, 0]);
});

test("a size is rounded to its unit", () => {
  assert.deepEqual([12, 8_400, 2_340_000].map(bytes => size(bytes, "en")), ["12B", "8kB", "2.3MB"]);
});
