import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { consulting, inSight, invitations, passages, passedBetween, placeIn } from "./guests.ts";
import type { AgentState, DeskEvent, Message, Offer, Participant } from "./model.ts";
import { type Desk, after, nothing } from "./state.ts";

const state: AgentState = {
  agent: "ana",
  presence: "available",
  presenceSince: "2026-01-01T10:00:00Z",
  capacity: { used: 0, total: 100 },
  offers: [],
  conversations: [],
  wrapUps: [],
};

const offer: Offer = {
  id: "c1~1",
  conversation: "c1",
  client: "acme",
  queue: "acme-sales",
  channel: "chat",
  contact: "visitor-1",
  madeAt: "2026-01-01T10:00:00Z",
  expiresAt: "2026-01-01T10:00:30Z",
  waitingSince: "2026-01-01T09:59:00Z",
};

const conversation = {
  id: "c1",
  phase: "active",
  client: "acme",
  queue: "acme-sales",
  channel: "chat",
  contact: "visitor-1",
  since: "2026-01-01T10:00:05Z",
} as const;

function message(sequence: number, author: Message["author"], text = "Hello"): Message {
  return {
    id: `m${sequence}`,
    conversation: "c1",
    sequence,
    place: sequence,
    thread: "t1",
    author,
    note: false,
    text,
    attachments: [],
    at: "2026-01-01T10:00:10Z",
    status: "sent",
  };
}

function played(...events: DeskEvent[]): Desk {
  return events.reduce((desk, event) => after(desk, { type: "event", event }), nothing);
}

const accepted: DeskEvent[] = [
  { type: "snapshot", state },
  { type: "offer.made", offer },
  { type: "conversation.assigned", conversation, offer: offer.id },
];

test("an accepted offer becomes a conversation", () => {
  const desk = played(...accepted);

  assert.equal(desk.offers.length, 0);
  assert.deepEqual(desk.conversations.map(one => one.id), ["c1"]);
});

test("an offer that was lost says why", () => {
  const desk = played(accepted[0]!, accepted[1]!, {
    type: "offer.withdrawn",
    offer: offer.id,
    conversation: "c1",
    cause: "contact-left",
  });

  assert.equal(desk.offers.length, 0);
  assert.deepEqual(desk.notices.map(one => one.cause), ["contact-left"]);
});

test("an offer that the agent declined is not reported as lost", () => {
  const desk = played(accepted[0]!, accepted[1]!, { type: "offer.declined", offer: offer.id, conversation: "c1" });

  assert.equal(desk.offers.length, 0);
  assert.equal(desk.notices.length, 0);
});

test("a message that comes by the socket and by the page is there once, in order", () => {
  const live = played(...accepted, { type: "message", message: message(2, "contact") });

  const desk = after(live, {
    type: "page",
    conversation: "c1",
    messages: [message(1, "contact"), message(2, "contact")],
    complete: true,
  });

  assert.deepEqual(desk.threads.c1?.messages.map(one => one.sequence), [1, 2]);
});

test("what the contact writes is unread until it is read", () => {
  const unread = played(...accepted, { type: "message", message: message(2, "contact") });

  const read = after(unread, { type: "read", conversation: "c1", upTo: 2 });

  assert.equal(unread.conversations[0]?.unread, 2);
  assert.equal(read.conversations[0]?.unread, 0);
});

test("a status never goes back", () => {
  const desk = played(
    ...accepted,
    { type: "message", message: message(1, "agent") },
    { type: "message.status", conversation: "c1", thread: "t1", author: "agent", upTo: 1, status: "read" },
    { type: "message.status", conversation: "c1", thread: "t1", author: "agent", upTo: 1, status: "delivered" },
    { type: "message", message: message(1, "agent") },
  );

  assert.equal(desk.threads.c1?.messages[0]?.status, "read");
});

test("a snapshot replaces what is in hand, and threads are read again", () => {
  const before = after(played(...accepted), {
    type: "page",
    conversation: "c1",
    messages: [message(1, "contact")],
    complete: true,
  });

  const desk = after(before, { type: "event", event: { type: "snapshot", state: { ...state, conversations: [conversation] } } });

  assert.equal(desk.threads.c1?.loaded, false);
  assert.deepEqual(desk.threads.c1?.messages.map(one => one.id), ["m1"]);
});

test("a conversation that was taken away is named, one that the agent handed on is not", () => {
  const taken = played(...accepted, { type: "conversation.released", conversation: "c1", cause: "assigned-elsewhere" });
  const handedOn = played(...accepted, { type: "conversation.released", conversation: "c1", cause: "transferred" });

  assert.deepEqual(taken.notices.map(one => one.cause), ["assigned-elsewhere"]);
  assert.equal(handedOn.notices.length, 0);
});

test("a closed conversation waits for its wrap-up and then goes", () => {
  const closed = played(
    ...accepted,
    { type: "conversation.ended", conversation: "c1", ending: "completed" },
    { type: "wrap-up.started", wrapUp: { conversation: "c1", since: "2026-01-01T10:10:00Z" } },
  );

  const done = after(closed, { type: "event", event: { type: "wrap-up.completed", conversation: "c1" } });

  assert.equal(closed.conversations[0]?.phase, "wrap-up");
  assert.equal(done.conversations.length, 0);
});

test("a message that did not arrive shows as failed, with its reason, whatever page comes later", () => {
  const sent = played(...accepted, { type: "message", message: message(1, "agent") });

  const failed = after(sent, {
    type: "event",
    event: {
      type: "message.reported",
      conversation: "c1",
      message: "m1",
      messageSequence: 1,
      status: "failed",
      failure: { code: "mailbox-full", text: "The mailbox is full" },
    },
  });
  const paged = after(failed, { type: "page", conversation: "c1", messages: [message(1, "agent")], complete: true });

  for (const desk of [failed, paged]) {
    const [one] = desk.threads.c1?.messages ?? [];
    assert.equal(one?.status, "failed");
    assert.equal(one?.failure?.text, "The mailbox is full");
  }
});

test("a failed message that is tried again counts as sent, without the old reason", () => {
  const sent = played(...accepted, { type: "message", message: message(1, "agent") });
  const report = (status: "failed" | "sent") => ({
    type: "event" as const,
    event: { type: "message.reported" as const, conversation: "c1", message: "m1", messageSequence: 1, status, failure: status === "failed" ? { code: "busy", text: "Busy" } : null },
  });

  const desk = after(after(sent, report("failed")), report("sent"));

  const [one] = desk.threads.c1?.messages ?? [];
  assert.equal(one?.status, "sent");
  assert.equal(one?.failure, null);
});

test("the desk stays whatever a newer engine tells", () => {
  const before = played(...accepted);

  const later = after(before, { type: "event", event: { type: "not.yet.known" } as unknown as DeskEvent });

  assert.equal(later, before);
});

test("the desk knows every event of the reference", () => {
  const reference = readFileSync(new URL("../../../../../../docs/reference/agent-asyncapi.yaml", import.meta.url), "utf8");
  const told = [...reference.matchAll(/^ {6}\S+: \{ \$ref: "#\/components\/messages\/agent\.(.+)" \}$/gm)].map(found => found[1]);
  const source = readFileSync(new URL("state.ts", import.meta.url), "utf8");

  const unknown = told.filter(type => !source.includes(`case "${type}":`));

  assert.ok(told.length > 10);
  assert.deepEqual(unknown, []);
});

test("what came of messages counts in its own thread, and the order is that of the places", () => {
  const letter = { ...message(1, "agent", "By letter"), id: "l1", thread: "t2", place: 4 };
  const desk = played(
    ...accepted,
    { type: "message", message: letter },
    { type: "message", message: message(2, "agent", "One moment") },
    { type: "message.status", conversation: "c1", thread: "t2", author: "agent", upTo: 9, status: "read" },
  );
  assert.deepEqual(desk.threads.c1?.messages.map(one => [one.text, one.status]), [
    ["One moment", "sent"],
    ["By letter", "read"],
  ]);
});

test("a file that came stays, though its message is told again as it was stored", () => {
  const fetching = { id: "f1", name: "bill.pdf", contentType: "application/pdf", size: 0, state: "fetching" } as const;
  const stored = { ...message(1, "contact"), attachments: [fetching] };
  const here = { ...fetching, size: 13, state: "here" } as const;
  const came: DeskEvent[] = [...accepted, { type: "message", message: stored }, { type: "message.file", conversation: "c1", message: "m1", file: here }];
  assert.deepEqual(played(...came).threads.c1?.messages[0]?.attachments, [here]);
  assert.deepEqual(played(...came, { type: "message", message: stored }).threads.c1?.messages[0]?.attachments, [here]);
});

test("a file that will not come says why", () => {
  const fetching = { id: "f1", name: "bill.pdf", contentType: "application/pdf", size: 0, state: "fetching" } as const;
  const missing = { ...fetching, state: "missing", trouble: "gone" } as const;
  const desk = played(...accepted, { type: "message", message: { ...message(1, "contact"), attachments: [fetching] } }, { type: "message.file", conversation: "c1", message: "m1", file: missing });
  assert.deepEqual(desk.threads.c1?.messages[0]?.attachments, [missing]);
});

const asked: Participant = {
  id: "p1",
  conversation: "c1",
  agent: "bruno",
  holder: "ana",
  kind: "consult",
  state: "invited",
  note: "Is it covered?",
  invitedAt: "2026-01-01T10:01:00Z",
  expiresAt: "2026-01-01T10:02:00Z",
};
const joined: Participant = { ...asked, state: "joined", joinedAt: "2026-01-01T10:01:10Z" };

function participant(one: Participant, about?: typeof conversation): DeskEvent {
  return { type: "participant", participant: one, conversation: about ?? null };
}

const brunos: DeskEvent = { type: "snapshot", state: { ...state, agent: "bruno" } };

test("an invitation waits apart until it is accepted, and the conversation then has its own group", () => {
  const waiting = played(brunos, participant(asked, conversation));
  assert.deepEqual(invitations(waiting).map(one => one.participant.id), ["p1"]);
  assert.equal(inSight(waiting).length, 0);

  const there = after(waiting, { type: "event", event: participant(joined, conversation) });
  assert.equal(invitations(there).length, 0);
  assert.deepEqual(consulting(there).map(one => one.id), ["c1"]);
  assert.equal(there.conversations.length, 0);
});

test("a guest is told why it is over, and nothing of the conversation stays", () => {
  const desk = played(
    brunos,
    participant(joined, conversation),
    { type: "message", message: message(1, "contact") },
    participant({ ...joined, state: "removed", endedAt: "2026-01-01T10:03:00Z" }),
  );

  assert.equal(desk.guestOf.length, 0);
  assert.equal(desk.threads["c1"], undefined);
  assert.deepEqual(desk.notices.map(one => one.cause), ["you-removed"]);
});

test("who asked hears of the outcome once, with its reason", () => {
  const declined = participant({ ...asked, state: "declined", reason: "Busy", endedAt: "2026-01-01T10:01:20Z" });
  const desk = played(...accepted, participant(asked), declined, declined);

  assert.deepEqual(desk.notices.map(one => [one.cause, one.who, one.reason]), [["they-declined", "bruno", "Busy"]]);
});

test("a guest who gets the conversation has it once", () => {
  const desk = played(brunos, participant(joined, conversation), participant({ ...joined, state: "ended", endedAt: "2026-01-01T10:04:00Z" }), {
    type: "conversation.assigned",
    conversation,
    offer: null,
  });

  assert.deepEqual(inSight(desk).map(one => one.id), ["c1"]);
  assert.equal(placeIn(desk, "c1"), undefined);
});

test("a snapshot shows guests, and the newest page of what a guest reads is asked for anew", () => {
  const before = played(brunos, participant(joined, conversation), { type: "message", message: message(1, "contact") });
  const desk = after(before, { type: "event", event: { type: "snapshot", state: { ...state, agent: "bruno", participants: [joined], guestOf: [conversation] } } });

  assert.deepEqual(consulting(desk).map(one => one.id), ["c1"]);
  assert.equal(desk.threads["c1"]?.loaded, false);
});

test("who came and went stands between the messages of that time", () => {
  const lines = passages([{ ...joined, state: "left", endedAt: "2026-01-01T10:05:00Z" }]);

  assert.deepEqual(passedBetween(lines, "2026-01-01T10:00:00Z", "2026-01-01T10:02:00Z").map(one => one.what), ["joined"]);
  assert.deepEqual(passedBetween(lines, "2026-01-01T10:02:00Z", undefined).map(one => one.what), ["left"]);
});

test("who looks is there until nobody does, and goes with the conversation", () => {
  const looker = { user: "sofia", name: "Sofía", since: "2026-01-01T10:01:00Z" };
  const looked = played(...accepted, { type: "looking", conversation: "c1", lookers: [looker] });
  assert.deepEqual(looked.lookers, { c1: [looker] });
  assert.deepEqual(after(looked, { type: "event", event: { type: "looking", conversation: "c1", lookers: [] } }).lookers, {});
  assert.deepEqual(after(looked, { type: "event", event: { type: "conversation.released", conversation: "c1", cause: "transferred" } }).lookers, {});
  assert.deepEqual(played({ type: "snapshot", state: { ...state, lookedAt: [{ conversation: "c1", lookers: [looker] }] } }).lookers, { c1: [looker] });
});
