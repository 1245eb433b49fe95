import assert from "node:assert/strict";
import { test } from "node:test";
import { type TableLine, type TableReport, hasTable, worthShowing } from "./tableReport.ts";

const line = (number: number, effect: TableLine["effect"]): TableLine => ({ line: number, id: `a-${number}`, effect, changes: [], errors: [] });

test("what is wrong is shown first, and what stays is not shown", () => {
  const lines = [line(2, "created"), line(3, "unchanged"), line(4, "wrong"), line(5, "changed")];
  const report = { applied: false, created: 1, changed: 1, unchanged: 1, wrong: 1, lines } satisfies TableReport;
  assert.deepEqual(worthShowing(report, 2).map(one => one.line), [4, 2]);
});

test("only what is kept in spreadsheets has a table", () => {
  assert.equal(hasTable("users"), true);
  assert.equal(hasTable("mailboxes"), false);
});
