import assert from "node:assert/strict";
import { test } from "node:test";
import { short, subjectOf } from "./auditSubject.ts";

test("a moved conversation is told from the channel it went on by, a guest from the conversation", () => {
  assert.deepEqual(subjectOf("conversations", "3f2a81b4-0000-4000-8000-000000000000 email"), { id: "3f2a81b4-0000-4000-8000-000000000000", channel: "email" });
  assert.deepEqual(subjectOf("participants", "c1 bruno"), { id: "c1", colleague: "bruno" });
  assert.deepEqual(subjectOf("contacts", "maria lopez"), { id: "maria lopez" });
});

test("an id that somebody chose stays whole", () => {
  assert.equal(short("conversations", "3f2a81b4-0000-4000-8000-000000000000"), "3f2a81b4…");
  assert.equal(short("queues", "a-queue-with-a-very-long-name"), "a-queue-with-a-very-long-name");
});
