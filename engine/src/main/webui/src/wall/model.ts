import type { Frame } from "../live/ResumingSocket.ts";
import type { Capacity, Presence } from "../desk/model.ts";

export interface QueueLive {
  queue: string;
  client: string;
  waiting: number;
  oldestWaitingSince?: string | null;
  estimatedWait?: { low: string; high: string; confidence: string } | null;
  inProgress: number;
  wrappingUp: number;
  atRisk: number;
  late: number;
  serviceLevel: {
    targetShare: number;
    threshold: string;
    last30Minutes: Measured;
    today: Measured;
  };
  /** Average wait of those answered today. */
  answerSpeed: { today?: string | null };
  answeredToday: number;
  abandonedToday: number;
  agents: { available: number; paused: number; notResponding: number; offline: number };
}

export interface Measured {
  share?: number | null;
  inTime: number;
  of: number;
}

export interface InHand {
  interaction: string;
  client: string;
  queue: string;
  channel: string;
  phase: string;
  since: string;
}

export interface AgentLive {
  agent: string;
  presence: Presence;
  reason?: string | null;
  presenceSince: string;
  capacity: Capacity;
  interactions: InHand[];
  offered: number;
  handled: number;
  declined: number;
  expired: number;
}

interface Live {
  queues: QueueLive[];
  agents: AgentLive[];
}

/** An alert that is on. */
export interface AlertOn {
  id: string;
  rule: string;
  name: string;
  client: string;
  queue: string;
  metric: "waiting" | "longest-wait" | "service-level" | "agents-available" | "abandonment-rate";
  comparison: "above" | "below";
  threshold: number;
  severity: "warning" | "critical";
  state: "firing" | "clearing" | "cleared";
  value?: number | null;
  firedAt: string;
  acknowledgedBy?: string | null;
  acknowledgedAt?: string | null;
  tellings: { id: string; recipient: string; state: "waiting" | "told" | "failed" | "silenced"; text?: string | null }[];
}

/** What the supervisor's socket tells; the reference is docs/reference/agent-asyncapi.yaml. */
export type WallFrame = Frame &
  (({ type: "snapshot" } & Live) | { type: "alerts"; alerts: AlertOn[] } | ({ type: "delta"; removedQueues: string[]; removedAgents: string[] } & Live));
