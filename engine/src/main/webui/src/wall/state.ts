import type { Connection } from "../live/ResumingSocket.ts";
import type { AgentLive, AlertOn, QueueLive, WallFrame } from "./model.ts";

export interface Wall {
  connection: Connection;
  known: boolean;
  queues: ReadonlyMap<string, QueueLive>;
  agents: ReadonlyMap<string, AgentLive>;
  alerts: readonly AlertOn[];
}

export type Happening = { type: "connection"; connection: Connection } | { type: "frame"; frame: WallFrame };
export type Health = "good" | "watch" | "bad" | "unknown";

export const nothing: Wall = { connection: { state: "connecting" }, known: false, queues: new Map(), agents: new Map(), alerts: [] };

/** The wall after something was told. Pure. */
export function after(wall: Wall, happening: Happening): Wall {
  if (happening.type === "connection") return { ...wall, connection: happening.connection };
  const { frame } = happening;
  if (frame.type === "alerts") return { ...wall, alerts: gravestFirst(frame.alerts) };
  const fresh = frame.type === "snapshot";
  const queues = new Map(fresh ? [] : wall.queues);
  const agents = new Map(fresh ? [] : wall.agents);
  frame.queues.forEach(one => queues.set(one.queue, one));
  frame.agents.forEach(one => agents.set(one.agent, one));
  if (frame.type === "delta") {
    frame.removedQueues.forEach(one => queues.delete(one));
    frame.removedAgents.forEach(one => agents.delete(one));
  }
  return { ...wall, known: true, queues, agents, alerts: fresh ? [] : wall.alerts };
}

/** Those that nobody looks after first, critical ones before warnings, then the newest. */
export function gravestFirst(alerts: readonly AlertOn[]): AlertOn[] {
  const rank = (one: AlertOn) => (one.acknowledgedBy ? 2 : 0) + (one.severity === "critical" ? 0 : 1);
  return [...alerts].sort((one, other) => rank(one) - rank(other) || Date.parse(other.firedAt) - Date.parse(one.firedAt));
}

export function healthOf(queue: QueueLive): Health {
  const { share } = queue.serviceLevel.last30Minutes;
  if (queue.late > 0 || (share != null && share < queue.serviceLevel.targetShare - 0.1)) return "bad";
  if (queue.atRisk > 0 || (share != null && share < queue.serviceLevel.targetShare)) return "watch";
  return share == null && queue.waiting === 0 ? "unknown" : "good";
}

const RANK: Record<Health, number> = { bad: 0, watch: 1, good: 2, unknown: 3 };

/** Worst first, then those that wait longest; by name where nothing tells them apart, so that rows stand still. */
export function worstFirst(queues: Iterable<QueueLive>): QueueLive[] {
  const since = (queue: QueueLive) => (queue.oldestWaitingSince ? Date.parse(queue.oldestWaitingSince) : Infinity);
  return [...queues].sort(
    (left, right) =>
      RANK[healthOf(left)] - RANK[healthOf(right)] ||
      right.late - left.late ||
      (since(left) === since(right) ? 0 : since(left) - since(right)) ||
      left.queue.localeCompare(right.queue),
  );
}
