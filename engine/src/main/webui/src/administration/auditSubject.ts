/** What an entry of the audit is about, taken apart where its subject is more than an id. */
export interface Subject {
  id: string;
  /** The channel that a conversation went on by. */
  channel?: string;
  /** The colleague that came or went. */
  colleague?: string;
}

const LONG = 16;

export function subjectOf(kind: string, subject: string): Subject {
  const [id = subject, second] = subject.split(" ");
  if (second && kind === "conversations") return { id, channel: second };
  if (second && kind === "participants") return { id, colleague: second };
  return { id: subject };
}

/** The beginning of an id that only machines read; ids that somebody chose stay whole. */
export function short(kind: string, id: string): string {
  return ["conversations", "participants", "deliveries", "alerts"].includes(kind) && id.length > LONG ? `${id.slice(0, 8)}…` : id;
}
