import assert from "node:assert/strict";
import { test } from "node:test";
import { filledIn, inWords } from "./wrapUpFields.ts";

const form = {
  type: "object",
  required: ["order"],
  properties: {
    order: { type: "string" },
    amount: { type: "number" },
    urgent: { type: "boolean" },
    rating: { enum: [1, 2, 3] },
    lines: { type: "array" },
  },
};

test("inputs become values of the form's types", () => {
  assert.deepEqual(filledIn(form, { order: " A-1 ", amount: "42.5", urgent: true, rating: "2", lines: "[1]" }), {
    fields: { order: "A-1", amount: 42.5, urgent: true, rating: 2, lines: [1] },
  });
});

test("what is left blank is not sent, and a box that is not checked says no", () => {
  assert.deepEqual(filledIn(form, { order: "", amount: " " }), { fields: { urgent: false } });
});

test("a list that is no JSON is named", () => {
  assert.deepEqual(filledIn(form, { lines: "[" }), { notJson: "lines" });
});

test("values are said in words", () => {
  const words = { yes: "Yes", no: "No" };
  assert.deepEqual([true, false, 4.5, "x", [1]].map(one => inWords(one, words)), ["Yes", "No", "4.5", "x", "[1]"]);
});
