import assert from "node:assert/strict";
import { test } from "node:test";
import { isUnseen } from "./absence.ts";
import type { Message } from "./model.ts";

const AT = "2026-01-01T10:00:00Z";
const later = (seconds: number) => Date.parse(AT) + seconds * 1000;
const said = (author: Message["author"], status: Message["status"], note = false) => ({ author, status, note, at: AT });

test("a visitor is taken for gone when the last message met nobody for a minute", () => {
  assert.equal(isUnseen([said("agent", "sent")], later(60)), true);
  assert.equal(isUnseen([said("agent", "sent"), said("agent", "sent", true)], later(60)), true);
});

test("and not before, nor once it arrived or the visitor wrote", () => {
  assert.equal(isUnseen([said("agent", "sent")], later(59)), false);
  assert.equal(isUnseen([said("agent", "delivered")], later(600)), false);
  assert.equal(isUnseen([said("agent", "sent"), said("contact", "sent")], later(600)), false);
  assert.equal(isUnseen([], later(600)), false);
});
