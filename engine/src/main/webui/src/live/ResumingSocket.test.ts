import assert from "node:assert/strict";
import { test } from "node:test";
import { type Connection, type Frame, ResumingSocket, type Surroundings } from "./ResumingSocket.ts";

class FakeSocket {
  sent: { resume?: { session: string; sequence: number } }[] = [];
  closed = false;
  onopen: () => void = () => {};
  onmessage: (event: { data: string }) => void = () => {};
  onclose: (event: { code: number }) => void = () => {};
  send(text: string) {
    this.sent.push(JSON.parse(text));
  }
  close() {
    this.closed = true;
  }
  hears(frame: object) {
    this.onmessage({ data: JSON.stringify(frame) });
  }
}

class World {
  readonly sockets: FakeSocket[] = [];
  readonly frames: Frame[] = [];
  readonly connections: Connection[] = [];
  readonly pauses: number[] = [];
  signedOut = false;
  private due: (() => void)[] = [];
  readonly socket: ResumingSocket<Frame>;

  constructor() {
    const surroundings: Surroundings = {
      open: () => {
        const socket = new FakeSocket();
        this.sockets.push(socket);
        return socket as unknown as WebSocket;
      },
      now: () => 1_000,
      after: (milliseconds, action) => {
        this.pauses.push(milliseconds);
        this.due.push(action);
        return () => {
          this.due = this.due.filter(one => one !== action);
        };
      },
      random: () => 1,
    };
    this.socket = new ResumingSocket("/ws", "token", {
      onFrame: frame => this.frames.push(frame),
      onConnection: connection => this.connections.push(connection),
      onSignedOut: () => (this.signedOut = true),
    }, surroundings);
    this.socket.connect();
  }

  get line(): FakeSocket {
    return this.sockets.at(-1)!;
  }

  open(resumed = false, sequence = 0) {
    this.line.onopen();
    this.line.hears({ type: "welcome", session: "s1", sequence, resumed });
    if (!resumed) this.line.hears({ type: "snapshot", sequence });
  }

  timePasses() {
    const due = this.due;
    this.due = [];
    due.forEach(action => action());
  }
}

test("a broken line is resumed after the last number seen", () => {
  const world = new World();
  world.open();
  world.line.hears({ type: "presence", sequence: 1 });

  world.line.onclose({ code: 1006 });
  world.timePasses();
  world.open(true, 1);
  world.line.hears({ type: "message", sequence: 2 });

  assert.deepEqual(world.line.sent[0]?.resume, { session: "s1", sequence: 1 });
  assert.deepEqual(world.frames.map(frame => frame.type), ["snapshot", "presence", "message"]);
  assert.deepEqual(world.connections.map(one => one.state), ["live", "lost", "live"]);
});

test("a missing number leads to a new connection, and nothing after the gap is told", () => {
  const world = new World();
  world.open();

  world.line.hears({ type: "message", sequence: 3 });

  assert.equal(world.sockets.length, 2);
  assert.deepEqual(world.frames.map(frame => frame.type), ["snapshot"]);
});

test("a number that was seen is not told again", () => {
  const world = new World();
  world.open();
  world.line.hears({ type: "message", sequence: 1 });

  world.line.hears({ type: "message", sequence: 1 });

  assert.equal(world.frames.length, 2);
});

test("the pause between attempts grows, and it never gives up", () => {
  const world = new World();

  for (let attempt = 0; attempt < 10; attempt++) {
    world.line.onclose({ code: 1006 });
    world.timePasses();
  }

  assert.deepEqual(world.pauses.slice(0, 4), [400, 800, 1600, 3200]);
  assert.equal(world.pauses.at(-1), 15_000);
  assert.equal(world.sockets.length, 11);
});

test("a token that is not taken ends it", () => {
  const world = new World();

  world.line.onclose({ code: 4401 });

  assert.equal(world.signedOut, true);
  assert.equal(world.pauses.length, 0);
});

test("a session that goes on in another socket is not taken back", () => {
  const world = new World();
  world.open();

  world.line.onclose({ code: 4409 });
  world.timePasses();
  world.line.onopen();

  assert.equal(world.line.sent[0]?.resume, undefined);
});
