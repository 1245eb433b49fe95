import { api, isRefusal, newKey, once } from "../api/client.ts";
import { kept } from "../session/session.ts";
import type { Attachment } from "./model.ts";
import type { LetterWords } from "./recipients.ts";

/** What the agent sent and the engine has not told back yet. */
export interface Outgoing {
  key: string;
  conversation: string;
  note: boolean;
  text: string;
  attachments: Attachment[];
  /** Who else gets it, by e-mail. */
  letter?: LetterWords;
  /** The id of the message it answers. */
  answers?: string;
  at: number;
  state: "sending" | "failed";
  /** Once taken: by this id it comes back. */
  message?: string;
  /** Why the engine refused it; sent again only when the agent says so. */
  trouble?: string;
}

const KEY = "outbox";

/**
 * Sends what the agent wrote, and again under the same key when the line broke, after a reload too: the engine takes each
 * key once. One message of a conversation at a time, so that their order stays.
 */
export class Outbox {
  private waiting: Outgoing[];
  private readonly busy = new Set<string>();
  private readonly listeners = new Set<() => void>();

  constructor() {
    this.waiting = (kept.read<Outgoing[]>(KEY) ?? []).map(one =>
      one.trouble ? one : { ...one, state: "sending" },
    );
  }

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly current = () => this.waiting;

  send(conversation: string, note: boolean, text: string, attachments: Attachment[], letter?: LetterWords, answers?: string): void {
    this.put([...this.waiting, { key: newKey(), conversation, note, text, attachments, ...(letter ? { letter } : {}), ...(answers ? { answers } : {}), at: Date.now(), state: "sending" }]);
    void this.flush(conversation);
  }

  /** Again what the line lost, and what was under way when the page was left; not what the engine refused. */
  resume(): void {
    this.put(this.waiting.map(one => (one.message || one.trouble ? one : { ...one, state: "sending" })));
    new Set(this.waiting.map(one => one.conversation)).forEach(conversation => void this.flush(conversation));
  }

  again(key: string): void {
    this.put(this.waiting.map(({ trouble, ...one }) => (one.key === key ? { ...one, state: "sending" } : { ...one, ...(trouble ? { trouble } : {}) })));
    const one = this.waiting.find(item => item.key === key);
    if (one) void this.flush(one.conversation);
  }

  discard(key: string): void {
    this.put(this.waiting.filter(one => one.key !== key));
  }

  /** The engine told these back. */
  arrived(ids: ReadonlySet<string>): void {
    if (this.waiting.some(one => one.message && ids.has(one.message))) {
      this.put(this.waiting.filter(one => !one.message || !ids.has(one.message)));
    }
  }

  private async flush(conversation: string): Promise<void> {
    if (this.busy.has(conversation)) return;
    this.busy.add(conversation);
    try {
      for (let one = this.next(conversation); one; one = this.next(conversation)) {
        this.change(one.key, await post(one));
      }
    } finally {
      this.busy.delete(conversation);
    }
  }

  private next(conversation: string): Outgoing | undefined {
    const first = this.waiting.find(one => one.conversation === conversation && !one.message);
    return first?.state === "sending" ? first : undefined;
  }

  private change(key: string, how: Partial<Outgoing>): void {
    this.put(this.waiting.map(one => (one.key === key ? { ...one, ...how } : one)));
  }

  private put(waiting: Outgoing[]): void {
    this.waiting = waiting;
    kept.write(KEY, waiting);
    this.listeners.forEach(listener => listener());
  }
}

async function post(one: Outgoing): Promise<Partial<Outgoing>> {
  const params = { path: { conversation: one.conversation }, header: once(one.key) };
  try {
    const answer = one.note
      ? await api.POST("/api/v1/agent/conversations/{conversation}/notes", { params, body: { text: one.text } })
      : await api.POST("/api/v1/agent/conversations/{conversation}/messages", {
          params,
          body: { text: one.text, attachments: one.attachments.map(file => file.id), ...(one.letter ? { letter: one.letter } : {}), ...(one.answers ? { answers: one.answers } : {}) } as never,
        });
    return { message: (answer.data as unknown as { message: string }).message };
  } catch (error) {
    return { state: "failed", ...(isRefusal(error) ? { trouble: error.message } : {}) };
  }
}
