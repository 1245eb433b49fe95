import { contactName } from "../api/directory.ts";
import type { Message } from "./model.ts";
import { answered } from "./recipients.ts";

/** The contact as people say it: by the address of the newest letter, where there are letters. */
export function whoIs(conversation: { channel: string; contact: string }, messages: readonly Message[] | undefined): string {
  const letter = conversation.channel === "email" ? answered(messages ?? []) : null;
  return letter?.from ?? contactName(conversation.channel, conversation.contact);
}
