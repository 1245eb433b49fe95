import assert from "node:assert/strict";
import { test } from "node:test";
import { Line } from "./line.ts";

test("two quick first messages are of one visitor, on one connection", async () => {
  const kept = new Map<string, string>();
  const answers: (() => void)[] = [];
  const sockets: unknown[] = [];
  Object.assign(globalThis, {
    localStorage: {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
      removeItem: (key: string) => kept.delete(key),
    },
    addEventListener: () => undefined,
    fetch: () =>
      new Promise<Response>(answer => answers.push(() => answer(Response.json({ token: `visitor-${answers.length}` })))),
    WebSocket: class {
      constructor() {
        sockets.push(this);
      }
      close() {}
    },
  });
  const place = { origin: "http://localhost", channel: "chat" } as ConstructorParameters<typeof Line>[0];
  const line = new Line(place, () => undefined, () => undefined);

  const written = [line.write("Hello", [], "m1"), line.write("Anybody there?", [], "m2")];
  answers.forEach(answer => answer());
  await Promise.all(written);

  assert.equal(answers.length, 1);
  assert.equal(sockets.length, 1);
  assert.deepEqual(line.unsent.map(one => one.id), ["m1", "m2"]);
});
