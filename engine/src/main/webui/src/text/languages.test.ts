import assert from "node:assert/strict";
import { test } from "node:test";
import { en } from "./en.ts";
import { es } from "./es.ts";

const variables = (text: string) => [...text.matchAll(/\{\{\s*(\w+)/g)].map((found) => found[1]).sort();

const texts = (language: Record<string, Record<string, string>>) =>
  new Map(Object.entries(language).flatMap(([area, entries]) => Object.entries(entries).map(([key, text]) => [`${area}.${key}`, text] as const)));

test("each language has every text of the other", () => {
  assert.deepEqual([...texts(en).keys()].sort(), [...texts(es).keys()].sort());
});

test("a text names the same variables in each language", () => {
  const spanish = texts(es);
  const differing = [...texts(en)].filter(([key, text]) => String(variables(text)) !== String(variables(spanish.get(key) ?? ""))).map(([key]) => key);
  assert.deepEqual(differing, []);
});

test("no text is empty", () => {
  const empty = [...texts(en), ...texts(es)].filter(([, text]) => text.trim() === "").map(([key]) => key);
  assert.deepEqual(empty, []);
});
