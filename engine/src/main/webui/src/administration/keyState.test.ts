import assert from "node:assert/strict";
import { test } from "node:test";
import { type ApiKey, inAYear, stateOf } from "./keyState.ts";

const key: ApiKey = { id: "a", name: "A", roles: ["supervisor"], operation: "demo", clients: [], createdAt: "2026-01-01T00:00:00Z", createdBy: "admin", expiresAt: "2027-01-01T00:00:00Z", lastUsedAt: "", revokedAt: "", revokedBy: "" };

test("a key holds until it expires or is revoked", () => {
  assert.equal(stateOf(key, Date.parse("2026-12-31T23:59:59Z")), "holds");
  assert.equal(stateOf(key, Date.parse("2027-01-01T00:00:00Z")), "expired");
  assert.equal(stateOf({ ...key, revokedAt: "2026-02-01T00:00:00Z" }, Date.parse("2026-03-01T00:00:00Z")), "revoked");
});

test("a year from now is the same day", () => {
  assert.equal(inAYear(new Date("2026-11-27T10:00:00Z")), "2027-11-27");
});
