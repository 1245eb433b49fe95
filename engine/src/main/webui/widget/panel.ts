import { drawing, h } from "./dom.ts";
import { Line, type OnState } from "./line.ts";
import type { ChatFile, Received, Status } from "./protocol.ts";
import { RatingForm } from "./rating.ts";
import type { Panel, Place } from "./shared.ts";
import { sheet } from "./shared.ts";
import { STYLE } from "./style.ts";
import { type Say, speaker } from "./texts.ts";

const RANK: Record<string, number> = { sending: 0, sent: 1, delivered: 2, read: 3, failed: 4 };
const TYPING_AGAIN = 3_000;

interface Shown {
  item: HTMLLIElement;
  foot: HTMLElement;
  author: string;
  name: string;
  sequence: number;
  status: string;
}

class ChatPanel implements Panel {
  private readonly place: Place;
  private readonly say: Say;
  private readonly line: Line;
  private readonly messages = new Map<string, Shown>();
  private readonly panel: HTMLElement;
  private readonly heading: HTMLElement;
  private readonly list = h("ol");
  private readonly log: HTMLElement;
  private readonly status: HTMLElement;
  private readonly typing: HTMLElement;
  private readonly field: HTMLTextAreaElement;
  private readonly end: HTMLButtonElement;
  private newest = 0;
  private unread = 0;
  private typingSaid = 0;
  private rating: RatingForm | null = null;

  constructor(place: Place) {
    this.place = place;
    const say = (this.say = speaker(place.language));
    this.heading = h("h2", { id: "title" }, say("chat"));
    this.status = h("p", { className: "status", role: "status" });
    this.typing = h("p", { className: "typing", "aria-live": "polite" });
    this.log = h("div", { className: "log", role: "log", tabIndex: 0, "aria-label": say("log") }, this.list, this.typing);
    this.field = h("textarea", { rows: 1, maxLength: 4000, placeholder: say("placeholder"), "aria-label": say("message") });
    this.end = h("button", { type: "button", title: say("end"), "aria-label": say("end"), hidden: true }, drawing("M7 12h10M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z"));
    const hide = h("button", { type: "button", title: say("hide"), "aria-label": say("hide") }, drawing("M6 9l6 6 6-6"));
    const file = h("input", { type: "file", className: "hidden", "aria-label": say("attach") });
    const attach = h("label", { className: "attach", title: say("attach") }, drawing("M19 11.5l-7.5 7.5a4.5 4.5 0 0 1-6.4-6.4l8-8a3 3 0 0 1 4.3 4.3l-7.8 7.7a1.5 1.5 0 0 1-2.1-2.1l7-7"), file);
    const send = h("button", { type: "submit", className: "send", title: say("send"), "aria-label": say("send") }, drawing("M4 12l16-8-6 16-3-6.5zM11 13.5L20 4"));
    const form = h("form", {}, attach, this.field, send);
    this.panel = h(
      "section",
      { className: "panel", role: "dialog", "aria-labelledby": "title", lang: place.language, hidden: true },
      h("div", { className: "head" }, this.heading, this.end, hide),
      this.status,
      this.log,
      form,
    );
    this.line = new Line(place, frame => this.received(frame), (state, reason) => this.connection(state, reason));

    hide.addEventListener("click", () => this.hide());
    this.end.addEventListener("click", () => this.line.send({ type: "close" }));
    form.addEventListener("submit", event => {
      event.preventDefault();
      this.write(this.field.value.trim(), []);
    });
    this.field.addEventListener("keydown", event => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        form.requestSubmit();
      }
    });
    this.field.addEventListener("input", () => this.tellTyping());
    this.panel.addEventListener("keydown", event => event.key === "Escape" && this.hide());
    file.addEventListener("change", () => void this.attach(file));
    document.addEventListener("visibilitychange", () => this.see());
    this.begin();
  }

  get shown(): boolean {
    return !this.panel.hidden;
  }

  show(): void {
    this.panel.hidden = false;
    this.place.launcher.ariaExpanded = "true";
    this.place.launcher.ariaLabel = this.say("hide");
    this.field.focus();
    this.log.scrollTop = this.log.scrollHeight;
    this.see();
  }

  hide(): void {
    this.panel.hidden = true;
    this.place.launcher.ariaExpanded = "false";
    this.place.launcher.ariaLabel = this.say("open");
    this.place.launcher.focus();
  }

  private begin(): void {
    this.place.root.adoptedStyleSheets = [...this.place.root.adoptedStyleSheets, sheet(STYLE)];
    this.place.root.prepend(this.panel);
    void this.line.welcome().then(
      channel => {
        this.heading.textContent = channel.texts.title ?? this.say("chat");
        const words = channel.texts.welcome;
        if (words) this.list.prepend(h("li", { className: "agent" }, h("p", {}, words)));
      },
      error => (this.status.textContent = String(error instanceof Error ? error.message : error)),
    );
    this.line.unsent.forEach(message => this.message(message.id, "contact", "", message.text, [], "sending", 0));
    this.line.connect();
  }

  private write(text: string, files: ChatFile[]): void {
    if (!text && files.length === 0) return;
    const id = crypto.randomUUID();
    this.message(id, "contact", "", text, files, "sending", 0);
    this.field.value = "";
    this.typingSaid = 0;
    this.line.write(text, files, id);
  }

  private async attach(input: HTMLInputElement): Promise<void> {
    const file = input.files?.[0];
    input.value = "";
    if (!file) return;
    try {
      this.write("", [await this.line.upload(file)]);
    } catch (error) {
      this.status.textContent = error instanceof Error ? error.message : String(error);
    }
  }

  private tellTyping(): void {
    if (Date.now() - this.typingSaid < TYPING_AGAIN) return;
    this.typingSaid = Date.now();
    this.line.send({ type: "typing", typing: true });
  }

  private connection(state: Parameters<OnState>[0], reason?: string): void {
    if (state === "lost") this.rating?.again("");
    this.status.textContent = state === "live" || state === "idle" ? "" : (reason ?? this.say(state));
  }

  private received(frame: Received): void {
    switch (frame.type) {
      case "message":
        this.message(frame.clientId ?? frame.id, frame.author, frame.name ?? "", frame.text, frame.attachments, frame.status, frame.sequence);
        this.end.hidden = false;
        if (frame.conversation !== this.rating?.conversation) this.ask(null);
        if (frame.author !== "contact") this.heard(frame.sequence);
        break;
      case "accepted":
        this.mark(this.messages.get(frame.id), "sent");
        break;
      case "status":
        for (const one of this.messages.values()) {
          if (one.author === frame.author && one.sequence > 0 && one.sequence <= frame.upTo) this.mark(one, frame.status);
        }
        break;
      case "typing":
        this.typing.textContent = frame.typing ? this.say("typing") : "";
        break;
      case "queue":
        this.status.textContent = this.queuePlace(frame);
        break;
      case "agent":
        this.status.textContent = this.say("agent", frame.name);
        this.end.hidden = false;
        break;
      case "closed":
        this.status.textContent = this.say("closed");
        this.end.hidden = true;
        if (frame.conversation !== this.rating?.conversation) this.ask(frame.rate ? frame.conversation : null);
        break;
      case "rated":
        this.ask(null);
        this.status.textContent = this.say("thanks");
        break;
      case "error":
        if (frame.id && frame.id === this.rating?.conversation) {
          this.rating.again(frame.message);
          break;
        }
        this.status.textContent = frame.message;
        if (frame.id) this.mark(this.messages.get(frame.id), "failed");
        break;
      case "welcome":
        break;
    }
  }

  private ask(conversation: string | null): void {
    this.rating?.element.remove();
    this.rating = conversation ? new RatingForm(conversation, this.say, frame => this.line.send(frame)) : null;
    if (!this.rating) return;
    this.log.after(this.rating.element);
    this.log.scrollTop = this.log.scrollHeight;
  }

  private queuePlace(frame: Extract<Received, { type: "queue" }>): string {
    const place = this.say("queue", frame.position);
    return frame.estimate ? `${place} · ${this.say("wait", minutes(frame.estimate.low), minutes(frame.estimate.high))}` : place;
  }

  private heard(sequence: number): void {
    this.typing.textContent = "";
    this.newest = Math.max(this.newest, sequence);
    this.unread += 1;
    this.see();
  }

  /** What is before the visitor's eyes is read; what is not shows as a number on the launcher. */
  private see(): void {
    if (this.shown && document.visibilityState === "visible") {
      this.unread = 0;
      if (this.newest > 0) this.line.send({ type: "read", sequence: this.newest });
    }
    const badge = this.place.launcher.querySelector("i");
    if (badge) badge.textContent = this.unread > 0 ? String(this.unread) : "";
    if (!this.shown) this.place.launcher.ariaLabel = this.unread > 0 ? this.say("unread", this.unread) : this.say("open");
  }

  private message(id: string, author: string, name: string, text: string, files: ChatFile[], status: Status | "sending", sequence: number): void {
    const known = this.messages.get(id);
    if (known) {
      known.sequence = sequence;
      this.mark(known, status);
      return;
    }
    const foot = h("small");
    const item = h("li", { className: author });
    if (text) item.append(h("p", {}, text));
    item.append(...files.map(file => this.file(file)), foot);
    const one: Shown = { item, foot, author, name, sequence, status: "" };
    this.messages.set(id, one);
    this.mark(one, status);
    this.list.append(item);
    this.log.scrollTop = this.log.scrollHeight;
  }

  private mark(one: Shown | undefined, status: string): void {
    if (!one || (RANK[status] ?? 0) < (RANK[one.status] ?? -1)) return;
    one.status = status;
    one.foot.textContent = one.author === "contact" ? this.say(status as Status) : one.name || (one.author === "agent" ? this.say("staff") : "");
  }

  private file(file: ChatFile): HTMLElement {
    const button = h("button", { type: "button", className: "file", "aria-label": this.say("file", file.name) }, drawing("M7 3h7l4 4v14H7zM14 3v4h4"), file.name);
    button.addEventListener("click", () => void this.save(file));
    return button;
  }

  private async save(file: ChatFile): Promise<void> {
    const link = h("a", { href: URL.createObjectURL(await this.line.download(file)), download: file.name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }
}

function minutes(duration: string): number {
  const [, hours = 0, mins = 0, seconds = 0] = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?$/.exec(duration) ?? [];
  return Math.max(1, Math.ceil(Number(hours) * 60 + Number(mins) + Number(seconds) / 60));
}

if (window.CauceChat) window.CauceChat.panel = place => new ChatPanel(place);
