import type { Place } from "./shared.ts";
import { outboxKey, sessionKey } from "./shared.ts";
import type { ChatFile, Received, Sent, Written } from "./protocol.ts";

const FIRST_RETRY = 400;
const LONGEST_RETRY = 15_000;
const TOKEN_GONE = 4401;
const TRY_AGAIN = new Set(["not-taken", "too-many-frames"]);

/** How the line is; with what is lost comes the engine's reason, when it gave one. */
export type OnState = (state: "idle" | "connecting" | "live" | "lost", reason?: string) => void;

/**
 * The visitor's line to the engine. A message is kept, over reloads too, until the engine says that it is durable or that it
 * can never be taken, and is sent again under its id until then; the engine takes an id once.
 */
export class Line {
  private socket: WebSocket | null = null;
  private welcomed = false;
  private attempts = 0;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private sequence = 0;
  private admitting: Promise<void> | null = null;
  private holding = false;
  private outbox: Written[];
  private readonly place: Place;
  private readonly onFrame: (frame: Received) => void;
  private readonly onState: OnState;

  constructor(place: Place, onFrame: (frame: Received) => void, onState: OnState) {
    this.place = place;
    this.onFrame = onFrame;
    this.onState = onState;
    this.outbox = JSON.parse(localStorage.getItem(outboxKey(place.channel)) ?? "[]") as Written[];
    addEventListener("online", () => this.connect());
    addEventListener("offline", () => this.broken(0));
  }

  get unsent(): readonly Written[] {
    return this.outbox;
  }

  /** Connects when there is a visitor; one is made when there is something to send. */
  connect(): void {
    if (!this.token && this.outbox.length === 0) return;
    clearTimeout(this.retry);
    if (!this.token) {
      void this.admit().then(
        () => this.socket ?? this.connect(),
        error => this.broken(0, error instanceof TypeError ? undefined : String(error.message)),
      );
      return;
    }
    this.drop();
    this.onState("connecting");
    const socket = new WebSocket(`${this.place.origin.replace(/^http/, "ws")}/ws/chat/v1/${encodeURIComponent(this.place.channel)}`);
    this.socket = socket;
    socket.onopen = () => socket.send(JSON.stringify({ type: "authenticate", token: this.token, lastSequence: this.sequence }));
    socket.onmessage = event => socket === this.socket && this.received(JSON.parse(String(event.data)) as Received);
    socket.onclose = event => socket === this.socket && this.broken(event.code);
  }

  write(text: string, files: ChatFile[], id: string): void {
    const message: Written = { type: "message", id, text, attachments: files.map(file => file.id) };
    this.keep([...this.outbox, message]);
    if (!this.socket) this.connect();
    else if (this.welcomed && !this.holding) this.send(message);
  }

  /** Whether it went out; it may be lost all the same. */
  send(frame: Sent): boolean {
    const open = this.welcomed && this.socket?.readyState === WebSocket.OPEN;
    if (open) this.socket?.send(JSON.stringify(frame));
    return open;
  }

  async upload(file: File): Promise<ChatFile> {
    if (!this.token) await this.admit();
    const body = new FormData();
    body.append("file", file);
    return (await this.ask("/attachments", { method: "POST", body })).json() as Promise<ChatFile>;
  }

  async download(file: ChatFile): Promise<Blob> {
    return (await this.ask(`/attachments/${encodeURIComponent(file.id)}`)).blob();
  }

  async welcome(): Promise<{ name: string; texts: Record<string, string> }> {
    return (await this.ask("")).json() as Promise<{ name: string; texts: Record<string, string> }>;
  }

  /** One visitor, however many messages and files wait for it. */
  private admit(): Promise<void> {
    this.admitting ??= this.newVisitor().finally(() => (this.admitting = null));
    return this.admitting;
  }

  private async newVisitor(): Promise<void> {
    const answer = await this.ask("/visitors", { method: "POST", headers: { "Content-Type": "application/json" }, body: "{}" });
    const { token } = (await answer.json()) as { token: string };
    localStorage.setItem(sessionKey(this.place.channel), token);
  }

  private async ask(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (this.token) headers.set("Authorization", `Bearer ${this.token}`);
    const answer = await fetch(`${this.place.origin}/api/chat/v1/${encodeURIComponent(this.place.channel)}${path}`, { ...init, headers });
    if (!answer.ok) throw new Error(((await answer.json().catch(() => ({}))) as { detail?: string }).detail ?? String(answer.status));
    return answer;
  }

  private received(frame: Received): void {
    if (frame.type === "error" && TRY_AGAIN.has(frame.code)) {
      if (!this.holding) this.later(() => this.sendAll());
      this.holding = true;
      return;
    }
    if (frame.type === "welcome") {
      this.welcomed = true;
      this.attempts = 0;
      this.onState("live");
      this.sendAll();
    } else if (frame.type === "accepted" || (frame.type === "error" && frame.id)) {
      this.keep(this.outbox.filter(message => message.id !== frame.id));
      if (!this.holding) this.attempts = 0;
    } else if (frame.type === "message") {
      this.sequence = Math.max(this.sequence, frame.sequence);
    }
    this.onFrame(frame);
  }

  private sendAll(): void {
    this.holding = false;
    this.outbox.forEach(message => this.send(message));
  }

  private broken(code: number, reason?: string): void {
    this.drop();
    if (code === TOKEN_GONE) {
      localStorage.removeItem(sessionKey(this.place.channel));
      this.sequence = 0;
    }
    if (!this.token && this.outbox.length === 0) {
      this.onState("idle");
      return;
    }
    this.onState("lost", reason);
    this.later(() => this.connect());
  }

  private later(action: () => void): void {
    clearTimeout(this.retry);
    const pause = Math.min(FIRST_RETRY * 2 ** this.attempts, LONGEST_RETRY);
    this.attempts += 1;
    this.retry = setTimeout(action, pause * (0.5 + Math.random() / 2));
  }

  private drop(): void {
    const socket = this.socket;
    this.socket = null;
    this.welcomed = false;
    socket?.close();
  }

  private keep(outbox: Written[]): void {
    this.outbox = outbox;
    if (outbox.length > 0) localStorage.setItem(outboxKey(this.place.channel), JSON.stringify(outbox));
    else localStorage.removeItem(outboxKey(this.place.channel));
  }

  private get token(): string | null {
    return localStorage.getItem(sessionKey(this.place.channel));
  }
}
