import type { Schemas } from "../api/client.ts";
import { folded } from "../chrome/search.ts";

export type CannedAnswer = Schemas["AnswerText"];

/** A canned answer in one of its languages. */
export interface Choice {
  key: string;
  shortcut: string;
  name: string;
  language: string;
  text: string;
}

/** What can be said in a conversation, in the agent's language first. */
export function choices(answers: readonly CannedAnswer[], of: { client: string; queue: string }, language: string): Choice[] {
  const rank = (choice: Choice) => (choice.language === language ? 0 : 1);
  return answers
    .filter(one => one.client === of.client && (one.queues.length === 0 || one.queues.includes(of.queue)))
    .flatMap(one =>
      Object.entries(one.text as Record<string, string>).map(([spoken, text]) => ({
        key: `${one.id}.${spoken}`,
        shortcut: one.shortcut,
        name: one.name,
        language: spoken,
        text,
      })),
    )
    .sort((one, other) => rank(one) - rank(other));
}

/** Those with all the sought words, what begins with them as its shortcut first. */
export function found(all: readonly Choice[], sought: string): Choice[] {
  const words = folded(sought).split(/\s+/).filter(Boolean);
  const begins = (choice: Choice) => (words[0] !== undefined && folded(choice.shortcut).startsWith(words[0]) ? 0 : 1);
  return all
    .filter(one => words.every(word => folded(`${one.shortcut} ${one.name} ${one.text}`).includes(word)))
    .sort((one, other) => begins(one) - begins(other));
}

/** The text with its places filled; one that nothing is known for is left out together with the blank before it. */
export function filled(text: string, values: Readonly<Record<string, string | null | undefined>>): string {
  return text.replace(/(\s?)\{\{([^{}]*)\}\}/g, (_, blank: string, name: string) => {
    const value = values[name.trim()];
    return value ? blank + value : "";
  });
}
