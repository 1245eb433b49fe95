import assert from "node:assert/strict";
import { test } from "node:test";
import { type CannedAnswer, choices, filled, found } from "./canned.ts";

const answers: CannedAnswer[] = [
  { id: "a", name: "Saludo", shortcut: "hola", client: "acme", queues: [], text: { en: "Hello {{contact.name}}", es: "Hola {{contact.name}}" } },
  { id: "b", name: "Precio", shortcut: "precio", client: "acme", queues: ["sales"], text: { es: "Cuesta 20 €, hola incluido" } },
  { id: "c", name: "Greeting", shortcut: "hello", client: "globex", queues: [], text: { en: "Hi" } },
];

test("only what the client and the queue have is offered, in the agent's language first", () => {
  assert.deepEqual(choices(answers, { client: "acme", queue: "support" }, "es").map(one => one.key), ["a.es", "a.en"]);
  assert.deepEqual(choices(answers, { client: "acme", queue: "sales" }, "en").map(one => one.key), ["a.en", "a.es", "b.es"]);
});

test("is found by shortcut, title and words, without accents and case, the shortcut first", () => {
  const all = choices(answers, { client: "acme", queue: "sales" }, "es");
  assert.deepEqual(found(all, "HOLA").map(one => one.key), ["a.es", "a.en", "b.es"]);
  assert.deepEqual(found(all, "cuesta 20").map(one => one.key), ["b.es"]);
  assert.deepEqual(found(all, "nada"), []);
});

test("a place is filled with what is known, and leaves no gap when nothing is", () => {
  assert.equal(filled("Hola {{ contact.name }}, soy {{agent.name}}.", { "contact.name": "Eva", "agent.name": "Ana" }), "Hola Eva, soy Ana.");
  assert.equal(filled("Hola {{contact.name}}, soy {{agent.name}}.", { "contact.name": null, "agent.name": "Ana" }), "Hola, soy Ana.");
});
