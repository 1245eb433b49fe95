import { useEffect, useState } from "react";
import { kept } from "../session/session.ts";
import type { Attachment } from "./model.ts";
import type { Recipients } from "./recipients.ts";

export interface Draft {
  text: string;
  note: boolean;
  files: Attachment[];
  recipients?: Recipients | undefined;
  /** Of a first letter: what it is about, and whether it quotes what was said. */
  subject?: string | undefined;
  quotes?: boolean | undefined;
}

export const emptyDraft: Draft = { text: "", note: false, files: [] };

const keyOf = (conversation: string) => `draft.${conversation}`;

/** Kept per conversation until it is sent, in this tab. */
export function useDraft(conversation: string) {
  const key = keyOf(conversation);
  const [draft, setDraft] = useState<Draft>(() => ({ ...emptyDraft, ...kept.read<Partial<Draft>>(key) }));
  useEffect(() => {
    if (draft.text || draft.files.length || draft.recipients || draft.subject || draft.quotes) kept.write(key, draft);
    else kept.remove(key);
  }, [key, draft]);
  return [draft, (change: Partial<Draft>) => setDraft(before => ({ ...before, ...change }))] as const;
}

/** The words stay when a conversation goes on by another channel; files and recipients were for the one before. */
export function moveDraft(conversation: string, letter: Pick<Draft, "subject" | "quotes">): void {
  const { text = "" } = kept.read<Partial<Draft>>(keyOf(conversation)) ?? {};
  kept.write(keyOf(conversation), { ...emptyDraft, text, ...letter });
}
