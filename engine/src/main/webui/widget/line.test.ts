import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { Line } from "./line.ts";
import type { Received, Sent } from "./protocol.ts";

class FakeSocket {
  static readonly OPEN = 1;
  static all: FakeSocket[] = [];
  readonly readyState = FakeSocket.OPEN;
  readonly sent: Sent[] = [];
  onopen: () => void = () => undefined;
  onmessage: (event: { data: string }) => void = () => undefined;
  onclose: (event: { code: number }) => void = () => undefined;

  constructor() {
    FakeSocket.all.push(this);
  }

  send(text: string) {
    this.sent.push(JSON.parse(text));
  }

  close() {}

  hears(frame: Received) {
    this.onmessage({ data: JSON.stringify(frame) });
  }

  /** The ids of the messages that were sent here, in order. */
  get messages() {
    return this.sent.flatMap(frame => (frame.type === "message" ? [frame.id] : []));
  }
}

let kept: Map<string, string>;
let admissions: (() => Response)[];
let asked: number;
let shown: Received[];
let states: string[];

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout"] });
  kept = new Map();
  admissions = [];
  asked = 0;
  shown = [];
  states = [];
  FakeSocket.all = [];
  Object.assign(globalThis, {
    localStorage: {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
      removeItem: (key: string) => kept.delete(key),
    },
    addEventListener: () => undefined,
    fetch: async () => {
      asked += 1;
      return (admissions.shift() ?? (() => Response.json({ token: `visitor-${asked}` })))();
    },
    WebSocket: FakeSocket,
  });
});

function aLine(): Line {
  const place = { origin: "http://localhost", channel: "chat" } as ConstructorParameters<typeof Line>[0];
  return new Line(place, frame => shown.push(frame), state => states.push(state));
}

function broken(): Response {
  throw new TypeError("Failed to fetch");
}

const busy = () => Response.json({ detail: "Busy." }, { status: 503 });
const settled = () => new Promise(done => setImmediate(done));

async function aLiveLine(): Promise<[Line, FakeSocket]> {
  kept.set("cauce.chat.chat", "visitor");
  const line = aLine();
  line.connect();
  FakeSocket.all[0]!.hears({ type: "welcome", visitor: "v" });
  return [line, FakeSocket.all[0]!];
}

test("two quick first messages are of one visitor, on one connection", async () => {
  const line = aLine();

  line.write("Hello", [], "m1");
  line.write("Anybody there?", [], "m2");
  await settled();

  assert.equal(asked, 1);
  assert.equal(FakeSocket.all.length, 1);
  assert.deepEqual(line.unsent.map(one => one.id), ["m1", "m2"]);
});

test("a first message without a network, and then with a busy engine, is sent when there is one", async () => {
  admissions = [broken, busy];
  const line = aLine();
  line.write("Hello", [], "m1");
  await settled();
  mock.timers.tick(400);
  await settled();

  mock.timers.tick(800);
  await settled();
  FakeSocket.all[0]!.hears({ type: "welcome", visitor: "v" });

  assert.equal(asked, 3);
  assert.deepEqual(FakeSocket.all[0]!.messages, ["m1"]);
  assert.equal(states.at(-1), "live");
});

test("a first message that was not sent before the page was left is sent by the next page", async () => {
  admissions = [broken];
  aLine().write("Hello", [], "m1");
  await settled();

  aLine().connect();
  await settled();
  FakeSocket.all[0]!.hears({ type: "welcome", visitor: "v" });

  assert.deepEqual(FakeSocket.all[0]!.messages, ["m1"]);
});

test("a visitor whose token is gone is made anew when there is something to send", async () => {
  const [line, socket] = await aLiveLine();
  line.write("Hello", [], "m1");

  socket.onclose({ code: 4401 });
  mock.timers.tick(400);
  await settled();
  FakeSocket.all[1]!.hears({ type: "welcome", visitor: "another" });

  assert.equal(kept.get("cauce.chat.chat"), "visitor-1");
  assert.deepEqual(FakeSocket.all[1]!.messages, ["m1"]);
});

test("what the engine could not keep just now is sent again under its id, before what was written later", async () => {
  const [line, socket] = await aLiveLine();
  line.write("Hello", [], "m1");
  socket.hears({ type: "error", code: "not-taken", message: "Not now.", id: "m1" });
  line.write("Anybody there?", [], "m2");

  mock.timers.tick(400);

  assert.deepEqual(socket.messages, ["m1", "m1", "m2"]);
  assert.deepEqual(line.unsent.map(one => one.id), ["m1", "m2"]);
  assert.deepEqual(shown.map(one => one.type), ["welcome"]);
});

test("what can never be taken leaves the outbox and is shown as failed", async () => {
  const [line, socket] = await aLiveLine();
  line.write("Hello", [], "m1");

  socket.hears({ type: "error", code: "unknown-attachment", message: "Upload it first.", id: "m1" });

  assert.deepEqual(line.unsent, []);
  assert.deepEqual(shown.map(one => one.type), ["welcome", "error"]);
});
