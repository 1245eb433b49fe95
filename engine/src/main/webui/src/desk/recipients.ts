import type { Message } from "./model.ts";

/** Who gets a letter, as the agent wants it. */
export interface Recipients {
  to: string[];
  cc: string[];
  bcc: string[];
}

/** What a message says beside its words, as a letter. */
export interface LetterWords extends Partial<Recipients> {
  subject?: string;
  quotesConversation?: boolean;
}

export const MOST_RECIPIENTS = 20;

const ADDRESS = /^[^@\s<>,;:"()[\]\\]{1,64}@[A-Za-z0-9.-]{1,253}$/;

/** Addresses out of what was typed or pasted, and what is none. */
export function addresses(text: string): { good: string[]; bad: string[] } {
  const all = text
    .split(/[,;\s]+/)
    .map(one => one.replace(/^<|>$/g, ""))
    .filter(Boolean);
  return { good: all.filter(one => ADDRESS.test(one)), bad: all.filter(one => !ADDRESS.test(one)) };
}

/** Each once, in whatever case. */
export function together(some: readonly string[], more: readonly string[]): string[] {
  const known = new Set(some.map(one => one.toLowerCase()));
  return [...some, ...more.filter(one => !known.has(one.toLowerCase()) && known.add(one.toLowerCase()))];
}

/** The letter that is answered: the contact's newest that no machine wrote. */
export function answered(messages: readonly Message[]) {
  const letters = messages.filter(one => one.author === "contact" && one.letter);
  return (letters.findLast(one => !one.letter?.automatic) ?? letters.at(-1))?.letter ?? null;
}

/** What is sent: nothing at all when it is the usual answer. */
export function letterOf(chosen: Recipients | undefined, usual: string): Partial<Recipients> | undefined {
  if (!chosen) return undefined;
  const to = chosen.to.length === 1 && chosen.to[0] === usual ? [] : chosen.to;
  const some = { ...(to.length ? { to } : {}), ...(chosen.cc.length ? { cc: chosen.cc } : {}), ...(chosen.bcc.length ? { bcc: chosen.bcc } : {}) };
  return Object.keys(some).length > 0 ? some : undefined;
}
