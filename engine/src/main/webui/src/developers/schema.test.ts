import assert from "node:assert/strict";
import { test } from "node:test";
import { type Parameter, addressOf, kindOf, limitsOf, resolved } from "./schema.ts";

const document = { components: { schemas: { Word: { type: "string", format: "date" }, Thing: { properties: { of: { $ref: "#/components/schemas/Thing" } } } } } };

test("a reference is what it points to, and itself when that is missing", () => {
  assert.deepEqual(resolved(document, { $ref: "#/components/schemas/Word" }), { type: "string", format: "date" });
  assert.deepEqual(resolved(document, { $ref: "#/gone/with~1the/wind" }), { $ref: "#/gone/with~1the/wind" });
});

test("the kind of a value is told in a few characters", () => {
  assert.equal(kindOf(document, { type: "array", items: { $ref: "#/components/schemas/Word" } }), "string (date)[]");
  assert.equal(kindOf(document, { enum: ["a", "b"] }), '"a" | "b"');
  assert.equal(kindOf(document, { type: ["string", "null"] }), "string | null");
  assert.equal(kindOf(document, { $ref: "#/components/schemas/Thing" }), "Thing");
  assert.equal(limitsOf(document, { minimum: 1, maximum: 50 }), "≥ 1, ≤ 50");
});

test("what is typed stays one part of the address", () => {
  const parameters: Parameter[] = [
    { name: "id", in: "path", required: true },
    { name: "limit", in: "query" },
    { name: "before", in: "query" },
  ];
  assert.equal(addressOf("/things/{id}/parts", parameters, { id: "a/../b", limit: "5", before: "" }), "/things/a%2F..%2Fb/parts?limit=5");
});
