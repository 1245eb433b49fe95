import type { IconName } from "../chrome/Icon.tsx";
import type { Message } from "./model.ts";

/** Where the conversation goes on by another thread: before which messages, and at the end when nothing is written there yet. */
export function turns(messages: readonly Pick<Message, "id" | "thread">[], current: string | undefined): Map<string, string> {
  const all = new Map<string, string>();
  messages.forEach((one, at) => {
    const before = messages[at - 1];
    if (before && before.thread !== one.thread) all.set(one.id, one.thread);
  });
  const last = messages.at(-1);
  if (last && current && last.thread !== current) all.set(END, current);
  return all;
}

export const END = "end";

export function channelIcon(kind: string): IconName {
  if (kind === "email") return "mail";
  if (kind === "task") return "file";
  return kind === "chat" ? "chat" : "phone";
}
