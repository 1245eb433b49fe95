import type { Message } from "./model.ts";

const UNSEEN = 60_000;

/** Whoever is there has what was written within a second: what is still only sent after a minute has met nobody. */
export function isUnseen(messages: readonly Pick<Message, "note" | "author" | "status" | "at">[], now: number): boolean {
  const last = messages.findLast(one => !one.note);
  return last?.author === "agent" && last.status === "sent" && now - Date.parse(last.at) >= UNSEEN;
}
