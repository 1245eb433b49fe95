import type { AgentState, Conversation, Participant } from "./model.ts";
import { type Desk, omit, withNotice } from "./state.ts";

export interface Invitation {
  participant: Participant;
  conversation: Conversation;
}

export function isOpen(participant: Participant): boolean {
  return participant.state === "invited" || participant.state === "joined";
}

/** The agent's own place in a conversation of somebody else's. */
export function placeIn(desk: Desk, conversation: string): Participant | undefined {
  return desk.participants.find(one => one.conversation === conversation && one.agent === desk.me?.agent && isOpen(one));
}

/** What the agent is asked into, the oldest first. */
export function invitations(desk: Desk): Invitation[] {
  return desk.guestOf.flatMap(conversation => {
    const participant = placeIn(desk, conversation.id);
    return participant?.state === "invited" ? [{ participant, conversation }] : [];
  });
}

/** The conversations of others that the agent is in. */
export function consulting(desk: Desk): Conversation[] {
  return desk.guestOf.filter(one => placeIn(desk, one.id)?.state === "joined");
}

/** Everything the agent can look at. */
export function inSight(desk: Desk): Conversation[] {
  return [...desk.conversations, ...consulting(desk)];
}

export function guestsAfterSnapshot(desk: Desk, state: AgentState): Pick<Desk, "participants" | "guestOf"> {
  const unread = new Map(desk.guestOf.map(one => [one.id, one.unread ?? 0]));
  return {
    participants: state.participants ?? [],
    guestOf: (state.guestOf ?? []).map(one => ({ ...one, unread: unread.get(one.id) ?? 0 })),
  };
}

export function afterParticipant(desk: Desk, participant: Participant, conversation: Conversation | null): Desk {
  const before = desk.participants.find(one => one.id === participant.id);
  const known = {
    ...desk,
    participants: [...desk.participants.filter(one => one.id !== participant.id), participant],
  };
  return participant.agent === desk.me?.agent
    ? asGuest(known, before, participant, conversation)
    : asOther(known, before, participant);
}

function asGuest(desk: Desk, before: Participant | undefined, participant: Participant, conversation: Conversation | null): Desk {
  const about = desk.guestOf.find(one => one.id === participant.conversation) ?? conversation;
  if (isOpen(participant) && about) {
    return { ...desk, guestOf: [...desk.guestOf.filter(one => one.id !== about.id), about] };
  }
  const gone = {
    ...desk,
    guestOf: desk.guestOf.filter(one => one.id !== participant.conversation),
    participants: desk.participants.filter(one => one.conversation !== participant.conversation),
    ...(desk.conversations.some(one => one.id === participant.conversation)
      ? {}
      : { threads: omit(desk.threads, participant.conversation), typing: omit(desk.typing, participant.conversation) }),
  };
  const own = participant.state === "declined" || participant.state === "left";
  return own || !before || !isOpen(before) ? gone : told(gone, "you", participant, about ?? undefined);
}

/** The holder hears of each outcome; other guests see who is there. */
function asOther(desk: Desk, before: Participant | undefined, participant: Participant): Desk {
  const news = before?.state !== participant.state && ["joined", "declined", "lapsed", "left"].includes(participant.state);
  const about = desk.conversations.find(one => one.id === participant.conversation);
  return news && about && participant.holder === desk.me?.agent ? told(desk, "they", participant, about) : desk;
}

function told(desk: Desk, who: "you" | "they", participant: Participant, of: Conversation | undefined): Desk {
  return withNotice(desk, {
    kind: "guest",
    cause: `${who}-${participant.state}`,
    who: who === "they" ? participant.agent : participant.holder,
    reason: participant.reason ?? null,
    ...(of ? { of } : {}),
  });
}

/** A line of the timeline: somebody came or went. */
export interface Passage {
  key: string;
  at: string;
  agent: string;
  what: "joined" | "left";
}

export function passages(participants: readonly Participant[]): Passage[] {
  return participants
    .flatMap(one => [
      ...(one.joinedAt ? [{ key: `${one.id} joined`, at: one.joinedAt, agent: one.agent, what: "joined" as const }] : []),
      ...(one.joinedAt && one.endedAt ? [{ key: `${one.id} left`, at: one.endedAt, agent: one.agent, what: "left" as const }] : []),
    ])
    .sort((left, right) => Date.parse(left.at) - Date.parse(right.at));
}

/** Those between two messages, in time. */
export function passedBetween(all: readonly Passage[], after: string | undefined, before: string | undefined): Passage[] {
  return all.filter(
    one =>
      (after === undefined || Date.parse(one.at) >= Date.parse(after)) &&
      (before === undefined || Date.parse(one.at) < Date.parse(before)),
  );
}
