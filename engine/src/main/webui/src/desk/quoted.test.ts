import assert from "node:assert/strict";
import { test } from "node:test";
import { apart } from "./quoted.ts";

test("what is repeated at the end is apart from what is new, with the line that says whose it is", () => {
  assert.deepEqual(apart("Yes, please.\n\nOn Monday, Ana wrote:\n> Shall I?\n>\n> > Earlier\n"), {
    words: "Yes, please.",
    quoted: "On Monday, Ana wrote:\n> Shall I?\n>\n> > Earlier",
  });
});

test("a letter that answers between the lines, or repeats nothing, stays whole", () => {
  const between = "> Shall I?\nYes.\n> And this?\nNo.";
  assert.deepEqual(apart(between), { words: between, quoted: "" });
  assert.deepEqual(apart("Hello\n"), { words: "Hello\n", quoted: "" });
  assert.deepEqual(apart("> only this"), { words: "> only this", quoted: "" });
});
