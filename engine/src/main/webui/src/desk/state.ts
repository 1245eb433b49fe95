import type { Connection } from "../live/ResumingSocket.ts";
import { afterParticipant, guestsAfterSnapshot, isOpen } from "./guests.ts";
import type { AgentState, Attachment, Conversation, DeskEvent, Failure, Looker, Message, Offer, Participant, Status, WrapUp } from "./model.ts";

/** Something that went from the desk, in words the agent needs. */
export interface Notice {
  id: number;
  kind: "offer-lost" | "gone" | "trouble" | "guest";
  /** A key of the texts. */
  cause: string;
  of?: { channel: string; contact: string };
  /** The id of a colleague. */
  who?: string;
  reason?: string | null;
}

export interface Thread {
  messages: Message[];
  /** Whether the newest page is in; else there may be a gap before what the socket told. */
  loaded: boolean;
  hasEarlier: boolean;
}

export interface Desk {
  connection: Connection;
  me: Pick<AgentState, "agent" | "presence" | "reason" | "presenceSince" | "capacity"> | null;
  offers: Offer[];
  conversations: Conversation[];
  wrapUps: Record<string, WrapUp>;
  ended: Record<string, string>;
  threads: Record<string, Thread>;
  typing: Record<string, boolean>;
  notices: Notice[];
  /** Colleagues in the agent's conversations, and what the agent is asked into or a guest of. */
  participants: Participant[];
  /** The conversations of others that the agent is asked into or a guest of. */
  guestOf: Conversation[];
  /** Who looks into a conversation without being in it; none where nobody does. */
  lookers: Record<string, Looker[]>;
}

export type Happening =
  | { type: "connection"; connection: Connection }
  | { type: "event"; event: DeskEvent }
  | { type: "page"; conversation: string; messages: Message[]; complete: boolean }
  | { type: "participants"; participants: Participant[] }
  | { type: "read"; conversation: string; upTo: number }
  | { type: "notice"; notice: Omit<Notice, "id"> }
  | { type: "dismissed"; notice: number };

export const nothing: Desk = {
  connection: { state: "connecting" },
  me: null,
  offers: [],
  conversations: [],
  wrapUps: {},
  ended: {},
  threads: {},
  typing: {},
  notices: [],
  participants: [],
  guestOf: [],
  lookers: {},
};

const emptyThread: Thread = { messages: [], loaded: false, hasEarlier: false };
const RANK: Record<Status, number> = { sent: 0, delivered: 1, read: 2, failed: 3 };

/** The desk after something happened. Pure, so that every order of events can be tested. */
export function after(desk: Desk, happening: Happening): Desk {
  switch (happening.type) {
    case "connection":
      return { ...desk, connection: happening.connection };
    case "event":
      return afterEvent(desk, happening.event);
    case "page":
      return withThread(desk, happening.conversation, thread => ({
        messages: merged(thread.messages, happening.messages),
        loaded: true,
        hasEarlier: !happening.complete,
      }));
    case "participants":
      return {
        ...desk,
        participants: [...happening.participants, ...desk.participants.filter(one => happening.participants.every(told => told.id !== one.id))],
      };
    case "read":
      return afterRead(desk, happening.conversation, happening.upTo);
    case "notice":
      return withNotice(desk, happening.notice);
    case "dismissed":
      return { ...desk, notices: desk.notices.filter(one => one.id !== happening.notice) };
  }
}

function afterEvent(desk: Desk, event: DeskEvent): Desk {
  switch (event.type) {
    case "snapshot":
      return afterSnapshot(desk, event.state);
    case "offer.made":
      return { ...desk, offers: [...without(desk.offers, event.offer.id), event.offer] };
    case "offer.declined":
      return { ...desk, offers: without(desk.offers, event.offer) };
    case "offer.expired":
      return lost(desk, event.offer, "expired");
    case "offer.failed":
      return lost(desk, event.offer, event.trouble);
    case "offer.withdrawn":
      return lost(desk, event.offer, event.cause);
    case "conversation.assigned":
      return assigned(desk, event.conversation);
    case "conversation.released":
      return released(desk, event.conversation, event.cause);
    case "conversation.ended":
      return { ...desk, ended: { ...desk.ended, [event.conversation]: event.ending } };
    case "wrap-up.started":
      return wrappingUp(desk, event.wrapUp);
    case "wrap-up.completed":
      return withoutConversation(desk, event.conversation);
    case "presence":
      return {
        ...desk,
        me: desk.me && {
          ...desk.me,
          presence: event.presence,
          reason: event.reason ?? null,
          presenceSince: event.since,
          capacity: event.capacity,
        },
      };
    case "message":
      return received(desk, event.message);
    case "message.status":
      return marked(desk, event);
    case "message.reported":
      return reported(desk, event.conversation, event.message, event.status, event.failure ?? null);
    case "message.file":
      return settled(desk, event.conversation, event.message, event.file);
    case "participant":
      return afterParticipant(desk, event.participant, event.conversation ?? null);
    case "looking":
      return {
        ...desk,
        lookers: event.lookers.length === 0 ? omit(desk.lookers, event.conversation) : { ...desk.lookers, [event.conversation]: event.lookers },
      };
    case "typing":
      return { ...desk, typing: { ...desk.typing, [event.conversation]: event.active } };
    case "contact.changed":
      return desk;
    default:
      // A newer engine tells what this page does not know: while one is rolled out, both are there.
      return desk;
  }
}

function afterSnapshot(desk: Desk, state: AgentState): Desk {
  const threads = Object.fromEntries(
    [...state.conversations, ...(state.guestOf ?? [])].flatMap(one => {
      const thread = desk.threads[one.id];
      return thread ? [[one.id, { ...thread, loaded: false }]] : [];
    }),
  );
  return {
    ...desk,
    me: state,
    offers: state.offers,
    conversations: state.conversations.map(one => ({ ...one, unread: one.unread ?? unreadOf(desk, one.id) })),
    wrapUps: Object.fromEntries(state.wrapUps.map(one => [one.conversation, one])),
    ended: {},
    threads,
    typing: {},
    lookers: Object.fromEntries((state.lookedAt ?? []).map(one => [one.conversation, one.lookers])),
    ...guestsAfterSnapshot(desk, state),
  };
}

function unreadOf(desk: Desk, conversation: string): number {
  return desk.conversations.find(one => one.id === conversation)?.unread ?? 0;
}

function lost(desk: Desk, offer: string, cause: string): Desk {
  const known = desk.offers.find(one => one.id === offer);
  if (!known) return desk;
  const gone = { ...desk, offers: without(desk.offers, offer) };
  return withNotice(gone, { kind: "offer-lost", cause, of: known });
}

function assigned(desk: Desk, conversation: Conversation): Desk {
  return {
    ...desk,
    guestOf: desk.guestOf.filter(one => one.id !== conversation.id),
    participants: desk.participants.filter(one => one.conversation !== conversation.id || isOpen(one)),
    offers: desk.offers.filter(one => one.conversation !== conversation.id),
    conversations: [
      ...desk.conversations.filter(one => one.id !== conversation.id),
      { ...conversation, unread: conversation.unread ?? 1 },
    ],
  };
}

function released(desk: Desk, conversation: string, cause: string): Desk {
  const known = desk.conversations.find(one => one.id === conversation);
  const gone = withoutConversation(desk, conversation);
  return cause === "transferred" || !known
    ? gone
    : withNotice(gone, { kind: "gone", cause, of: known });
}

function wrappingUp(desk: Desk, wrapUp: WrapUp): Desk {
  return {
    ...desk,
    wrapUps: { ...desk.wrapUps, [wrapUp.conversation]: wrapUp },
    conversations: desk.conversations.map(one =>
      one.id === wrapUp.conversation ? { ...one, phase: "wrap-up", since: wrapUp.since, lastContactAt: null } : one,
    ),
    typing: omit(desk.typing, wrapUp.conversation),
  };
}

function withoutConversation(desk: Desk, conversation: string): Desk {
  return {
    ...desk,
    conversations: desk.conversations.filter(one => one.id !== conversation),
    participants: desk.participants.filter(one => one.conversation !== conversation),
    wrapUps: omit(desk.wrapUps, conversation),
    ended: omit(desk.ended, conversation),
    threads: omit(desk.threads, conversation),
    typing: omit(desk.typing, conversation),
    lookers: omit(desk.lookers, conversation),
  };
}

function received(desk: Desk, message: Message): Desk {
  const known = desk.threads[message.conversation]?.messages.some(one => one.id === message.id);
  const kept = withThread(desk, message.conversation, thread => ({
    ...thread,
    messages: merged(thread.messages, [message]),
  }));
  if (message.author !== "contact" || known) return kept;
  const written = (one: Conversation): Conversation =>
    one.id === message.conversation
      ? { ...one, unread: (one.unread ?? 0) + 1, lastContactAt: one.phase === "active" ? message.at : null }
      : one;
  return {
    ...kept,
    typing: omit(desk.typing, message.conversation),
    conversations: desk.conversations.map(written),
    guestOf: desk.guestOf.map(written),
  };
}

/** Numbers count within one thread of a conversation, which has several once it went on by another channel. */
function marked(desk: Desk, { conversation, thread, author, upTo, status }: Extract<DeskEvent, { type: "message.status" }>): Desk {
  const reached = (one: Message) => one.author === author && one.thread === thread && one.sequence <= upTo;
  const kept = withThread(desk, conversation, known => ({
    ...known,
    messages: known.messages.map(one => (reached(one) && !one.note && RANK[one.status] < RANK[status] ? { ...one, status } : one)),
  }));
  if (author !== "contact" || status !== "read") return kept;
  const last = kept.threads[conversation]?.messages.findLast(reached);
  return last ? afterRead(kept, conversation, last.place) : kept;
}

/** What is told of one message alone; of a thread that is not open, its page tells it later. */
/** Somebody had a message tried again that had been given up: the one step back there is. */
function isSentAnew(before: Status, now: Status): boolean {
  return before === "failed" && now === "sent";
}

function reported(desk: Desk, conversation: string, message: string, status: Status, failure: Failure | null): Desk {
  if (!desk.threads[conversation]) return desk;
  return withThread(desk, conversation, thread => ({
    ...thread,
    messages: thread.messages.map(one =>
      one.id === message && (RANK[one.status] < RANK[status] || isSentAnew(one.status, status)) ? { ...one, status, failure } : one,
    ),
  }));
}

/** A file came, or will not come. */
function settled(desk: Desk, conversation: string, message: string, file: Attachment): Desk {
  if (!desk.threads[conversation]) return desk;
  return withThread(desk, conversation, thread => ({
    ...thread,
    messages: thread.messages.map(one =>
      one.id === message ? { ...one, attachments: one.attachments.map(known => (known.id === file.id ? file : known)) } : one,
    ),
  }));
}

function afterRead(desk: Desk, conversation: string, upTo: number): Desk {
  const later = (desk.threads[conversation]?.messages ?? []).filter(
    one => one.author === "contact" && one.place > upTo,
  ).length;
  return {
    ...desk,
    conversations: desk.conversations.map(one => (one.id === conversation ? { ...one, unread: later } : one)),
    guestOf: desk.guestOf.map(one => (one.id === conversation ? { ...one, unread: later } : one)),
  };
}

function withThread(desk: Desk, conversation: string, change: (thread: Thread) => Thread): Desk {
  return {
    ...desk,
    threads: { ...desk.threads, [conversation]: change(desk.threads[conversation] ?? emptyThread) },
  };
}

export function withNotice(desk: Desk, notice: Omit<Notice, "id">): Desk {
  const id = (desk.notices.at(-1)?.id ?? 0) + 1;
  return { ...desk, notices: [...desk.notices.slice(-4), { ...notice, id }] };
}

/** By place; a message that comes by both ways is there once, as it came last. */
function merged(known: Message[], come: Message[]): Message[] {
  const byId = new Map(known.map(one => [one.id, one]));
  for (const one of come) {
    const before = byId.get(one.id);
    byId.set(one.id, before ? newer(before, one) : one);
  }
  return [...byId.values()].sort((left, right) => left.place - right.place);
}

/** What comes says more, but for what was further along already: a message may be told again as it was stored. */
function newer(before: Message, come: Message): Message {
  const files = come.attachments.map(file => (file.state === "fetching" && before.attachments.find(known => known.id === file.id && known.state === "here")) || file);
  const one = { ...come, attachments: files };
  return RANK[before.status] > RANK[come.status] ? { ...one, status: before.status, failure: before.failure ?? null } : one;
}

function without(offers: Offer[], id: string): Offer[] {
  return offers.filter(one => one.id !== id);
}

export function omit<T>(record: Record<string, T>, key: string): Record<string, T> {
  const { [key]: _, ...rest } = record;
  return rest;
}
