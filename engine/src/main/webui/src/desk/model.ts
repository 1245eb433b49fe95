import type { Frame } from "../live/ResumingSocket.ts";

export type Presence = "available" | "paused" | "not-responding" | "offline";
export type Status = "sent" | "delivered" | "read" | "failed";

export interface Capacity {
  used: number;
  total: number;
}

export interface Offer {
  id: string;
  conversation: string;
  client: string;
  queue: string;
  channel: string;
  contact: string;
  madeAt: string;
  expiresAt: string;
  waitingSince: string;
}

export interface Conversation {
  id: string;
  phase: "active" | "wrap-up";
  client: string;
  queue: string;
  channel: string;
  contact: string;
  since: string;
  lastContactAt?: string | null;
  unread?: number | null;
}

export interface WrapUp {
  conversation: string;
  since: string;
  closesAt?: string | null;
}

export interface Attachment {
  id: string;
  name: string;
  contentType: string;
  size: number;
  /** Of a contact's file that its provider keeps; without it, it is here. */
  state?: "here" | "fetching" | "missing";
  trouble?: string | null;
}

/** Why a message did not arrive. */
export interface Failure {
  code: string;
  text: string;
}

/** The head of a letter. */
export interface Letter {
  subject: string;
  from: string;
  to: string[];
  cc: string[];
  bcc: string[];
  answerTo: string;
  automatic: boolean;
  authenticity?: string | null;
}

export interface Message {
  id: string;
  conversation: string;
  /** Counts what is in its thread. */
  sequence: number;
  /** Its place in the conversation, over all threads. */
  place: number;
  /** Of one address on one channel. */
  thread: string;
  author: "contact" | "agent" | "system";
  agent?: string | null;
  note: boolean;
  text: string;
  attachments: Attachment[];
  at: string;
  status: Status;
  failure?: Failure | null;
  letter?: Letter | null;
  /** What was filled in when the work was closed. */
  wrapUp?: { disposition: string; fields: Record<string, unknown> } | null;
  html?: string | null;
  /** The id of the message it answers. */
  answers?: string | null;
}

/** A colleague in a conversation, or asked into it. */
export interface Participant {
  id: string;
  conversation: string;
  agent: string;
  holder: string;
  kind: "consult" | "conference";
  state: "invited" | "joined" | "declined" | "lapsed" | "withdrawn" | "left" | "removed" | "ended";
  note?: string | null;
  reason?: string | null;
  invitedAt: string;
  expiresAt: string;
  joinedAt?: string | null;
  endedAt?: string | null;
}

/** Somebody who looks into a conversation without being in it. */
export interface Looker {
  user: string;
  name: string;
  since: string;
}

export interface AgentState {
  agent: string;
  presence: Presence;
  reason?: string | null;
  presenceSince: string;
  capacity: Capacity;
  offers: Offer[];
  conversations: Conversation[];
  wrapUps: WrapUp[];
  participants?: Participant[];
  guestOf?: Conversation[];
  lookedAt?: { conversation: string; lookers: Looker[] }[];
}

interface Event<T extends string> extends Frame {
  type: T;
}

/** What the agent's socket tells; the reference is docs/reference/agent-asyncapi.yaml. */
export type DeskEvent =
  | (Event<"snapshot"> & { state: AgentState })
  | (Event<"offer.made"> & { offer: Offer })
  | (Event<"offer.declined" | "offer.expired"> & { offer: string; conversation: string })
  | (Event<"offer.failed"> & { offer: string; conversation: string; trouble: string })
  | (Event<"offer.withdrawn"> & { offer: string; conversation: string; cause: string })
  | (Event<"conversation.assigned"> & { conversation: Conversation; offer?: string | null })
  | (Event<"conversation.released"> & { conversation: string; cause: string })
  | (Event<"conversation.ended"> & { conversation: string; ending: string; reason?: string | null })
  | (Event<"wrap-up.started"> & { wrapUp: WrapUp })
  | (Event<"wrap-up.completed"> & { conversation: string; disposition?: string | null })
  | (Event<"presence"> & { presence: Presence; reason?: string | null; since: string; capacity: Capacity })
  | (Event<"message"> & { message: Message })
  | (Event<"message.status"> & { conversation: string; thread: string; author: Message["author"]; upTo: number; status: Status })
  | (Event<"message.reported"> & {
      conversation: string;
      message: string;
      messageSequence: number;
      status: Status;
      failure?: Failure | null;
    })
  | (Event<"message.file"> & { conversation: string; message: string; file: Attachment })
  | (Event<"typing"> & { conversation: string; active: boolean })
  | (Event<"contact.changed"> & { conversation: string; what: "addresses" | "notes" })
  | (Event<"looking"> & { conversation: string; lookers: Looker[] })
  | (Event<"participant"> & { participant: Participant; conversation?: Conversation | null });
