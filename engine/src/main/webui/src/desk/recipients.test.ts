import assert from "node:assert/strict";
import { test } from "node:test";
import type { Message } from "./model.ts";
import { addresses, answered, letterOf, together } from "./recipients.ts";

test("addresses are read from what people paste, and the others are named", () => {
  assert.deepEqual(addresses("a@x.org; <b@y.org>, nobody c@z.org"), { good: ["a@x.org", "b@y.org", "c@z.org"], bad: ["nobody"] });
});

test("nobody gets a letter twice, in whatever case", () => {
  assert.deepEqual(together(["a@x.org"], ["A@X.org", "b@y.org", "B@y.org"]), ["a@x.org", "b@y.org"]);
});

test("the usual answer names nobody, so that the engine decides as it did before", () => {
  assert.equal(letterOf({ to: ["a@x.org"], cc: [], bcc: [] }, "a@x.org"), undefined);
  assert.deepEqual(letterOf({ to: ["a@x.org"], cc: ["b@y.org"], bcc: [] }, "a@x.org"), { cc: ["b@y.org"] });
  assert.deepEqual(letterOf({ to: ["c@z.org"], cc: [], bcc: ["d@z.org"] }, "a@x.org"), { to: ["c@z.org"], bcc: ["d@z.org"] });
});

test("what is answered is a person's letter, not the bounce after it", () => {
  const letter = (subject: string, automatic: boolean) => ({ author: "contact", letter: { subject, automatic } }) as Message;
  assert.equal(answered([letter("Invoice", false), letter("Undelivered", true)])?.subject, "Invoice");
  assert.equal(answered([]), null);
});
