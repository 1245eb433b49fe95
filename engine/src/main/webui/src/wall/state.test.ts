import assert from "node:assert/strict";
import { test } from "node:test";
import type { AlertOn, QueueLive } from "./model.ts";
import { after, healthOf, nothing, worstFirst } from "./state.ts";

function queue(name: string, differing: Partial<QueueLive> = {}): QueueLive {
  const none = { share: null, inTime: 0, of: 0 };
  return {
    queue: name,
    client: "acme",
    waiting: 0,
    inProgress: 0,
    wrappingUp: 0,
    atRisk: 0,
    late: 0,
    serviceLevel: { targetShare: 0.8, threshold: "PT20S", last30Minutes: none, today: none },
    answerSpeed: { today: "PT12S" }, answeredToday: 0,
    abandonedToday: 0,
    agents: { available: 0, paused: 0, notResponding: 0, offline: 0 },
    ...differing,
  };
}

test("a delta changes what it names and removes what is no more", () => {
  const wall = after(nothing, { type: "frame", frame: { type: "snapshot", queues: [queue("a"), queue("b")], agents: [] } });

  const later = after(wall, {
    type: "frame",
    frame: { type: "delta", queues: [queue("a", { waiting: 3 })], agents: [], removedQueues: ["b"], removedAgents: [] },
  });

  assert.deepEqual([...later.queues.values()].map(one => [one.queue, one.waiting]), [["a", 3]]);
});

test("the worst queue comes first, and equal ones stand still", () => {
  const queues = [queue("b"), queue("a"), queue("risky", { waiting: 1, atRisk: 1 }), queue("late", { waiting: 2, late: 1 })];

  assert.deepEqual(worstFirst(queues).map(one => one.queue), ["late", "risky", "a", "b"]);
});

test("a queue is bad when it is late or far below its target", () => {
  const measured = (share: number) => queue("q", { serviceLevel: { ...queue("q").serviceLevel, last30Minutes: { share, inTime: 1, of: 2 } } });

  assert.deepEqual([measured(0.9), measured(0.75), measured(0.5), queue("q")].map(healthOf), ["good", "watch", "bad", "unknown"]);
});

test("alerts are told whole; those nobody looks after come first, the critical before warnings", () => {
  const alert = (id: string, severity: "warning" | "critical", acknowledgedBy: string | null = null) => ({ id, severity, acknowledgedBy, firedAt: "2026-11-26T09:00:00Z" }) as AlertOn;
  const told = after(nothing, { type: "frame", frame: { type: "alerts", sequence: 2, alerts: [alert("seen", "critical", "sofia"), alert("mild", "warning"), alert("bad", "critical")] } });
  assert.deepEqual(told.alerts.map(one => one.id), ["bad", "mild", "seen"]);
  assert.deepEqual(after(told, { type: "frame", frame: { type: "snapshot", sequence: 1, queues: [], agents: [] } }).alerts, []);
});
