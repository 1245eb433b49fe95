import assert from "node:assert/strict";
import { test } from "node:test";
import { type Template, filledIn, parameters } from "./template.ts";

const template: Template = { name: "order", language: "es", category: "UTILITY", quality: "GREEN", body: "Hola {{1}}: {{2}}. {{1}}", parameters: 2 };

test("the places of a template are filled in, and stay visible while they are empty", () => {
  assert.equal(filledIn(template.body, ["Ana", "17 $1"]), "Hola Ana: 17 $1. Ana");
  assert.equal(filledIn(template.body, ["Ana", " "]), "Hola Ana: {{2}}. Ana");
});

test("a template is sent with a word for each place and not before", () => {
  assert.equal(parameters(template, ["Ana"]), null);
  assert.deepEqual(parameters(template, [" Ana ", "17", "more"]), ["Ana", "17"]);
});
