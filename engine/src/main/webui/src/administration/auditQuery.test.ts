import assert from "node:assert/strict";
import { test } from "node:test";
import { EVERYTHING, auditQuery } from "./auditQuery.ts";

test("what is empty lets all pass", () => {
  assert.equal(auditQuery(EVERYTHING), "limit=100");
});

test("the last day is wanted whole", () => {
  const query = new URLSearchParams(auditQuery({ ...EVERYTHING, who: " admin ", from: "2026-11-27", until: "2026-11-27" }, 7));
  assert.equal(query.get("who"), "admin");
  assert.equal(query.get("before"), "7");
  assert.equal(Date.parse(query.get("until")!) - Date.parse(query.get("from")!), 86_400_000);
});
