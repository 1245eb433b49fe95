import assert from "node:assert/strict";
import { test } from "node:test";
import { fieldsOf, readForm } from "./formSchema.ts";

test("nothing is no form, and what is no JSON object is told", () => {
  assert.deepEqual(readForm(" "), { form: undefined });
  assert.deepEqual(readForm("{"), { wrong: "notJson" });
  assert.deepEqual(readForm("[1]"), { wrong: "notObject" });
});

test("each property is a field by its type, and what is only required is one, too", () => {
  const fields = fieldsOf({
    required: ["invoice", "who"],
    properties: { invoice: { type: "string", title: "Invoice" }, amount: { type: "number" }, urgent: { type: "boolean" }, kind: { enum: ["a", "b"] }, due: { type: "string", format: "date" }, lines: { type: "array" } },
  });
  assert.deepEqual(fields.map(one => [one.name, one.type, one.required]), [
    ["invoice", "text", true],
    ["amount", "number", false],
    ["urgent", "flag", false],
    ["kind", "choice", false],
    ["due", "date", false],
    ["lines", "other", false],
    ["who", "text", true],
  ]);
  assert.equal(fields[0]?.title, "Invoice");
});
