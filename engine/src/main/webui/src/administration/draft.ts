import { seconds } from "../text/format.ts";

/** A definition as JSON, as the API takes and gives it; members this page does not know stay as they are. */
export type Draft = Record<string, unknown>;

export function at(draft: Draft, path: string): unknown {
  return path.split(".").reduce<unknown>((value, part) => (value as Draft | null | undefined)?.[part], draft);
}

/** The draft with one member changed; undefined takes it away. */
export function withAt(draft: Draft, path: string, value: unknown): Draft {
  const [first = "", ...rest] = path.split(".");
  if (rest.length > 0) {
    return { ...draft, [first]: withAt((draft[first] as Draft | null | undefined) ?? {}, rest.join("."), value) };
  }
  const { [first]: _, ...others } = draft;
  return value === undefined ? others : { ...draft, [first]: value };
}

/** What a new definition begins with, by its kind. */
export function beginning(kind: string): Draft {
  switch (kind) {
    case "presence-reasons":
      return { productive: false };
    case "mailboxes":
      return { imap: { port: 993, security: "tls" }, smtp: { port: 465, security: "tls" } };
    case "whatsapp-numbers":
      return { apiVersion: "v23.0" };
    case "http-channels":
      return { carries: ["text"] };
    case "screen-pops":
      return { opens: "frame" };
    case "alert-rules":
      return { comparison: "above", severity: "warning", lasting: "PT30S" };
    default:
      return {};
  }
}

/** What is sent: an agent's part exactly for those with that role, and nothing that is empty by choice. */
export function finished(draft: Draft): Draft {
  const roles = draft.roles as string[] | undefined;
  if (draft.oauth2 && Object.keys(withoutNulls(draft.oauth2 as Draft)).length === 0) return finished(withAt(draft, "oauth2", undefined));
  if (!roles) return withoutNulls(draft);
  const agent = roles.includes("agent") ? { skills: {}, queues: {}, ...(draft.agent as Draft | null | undefined) } : undefined;
  return withoutNulls(withAt(draft, "agent", agent));
}

function withoutNulls(draft: Draft): Draft {
  return Object.fromEntries(
    Object.entries(draft)
      .filter(([, value]) => value !== null && value !== undefined)
      .map(([key, value]) => [key, typeof value === "object" && !Array.isArray(value) ? withoutNulls(value as Draft) : value]),
  );
}

/** Seconds as people write them, 90 or 1.5; nothing when left empty. */
export function durationOf(text: string): string | undefined {
  return text.trim() === "" ? undefined : `PT${Number(text.replace(",", "."))}S`;
}

export function secondsOf(duration: unknown): string {
  return typeof duration === "string" ? String(seconds(duration)) : "";
}

export interface Span {
  from: string;
  to: string;
}

const SPAN = /^(\d{1,2}:\d{2})\s*[-–]\s*(\d{1,2}:\d{2})$/;
const hhmm = (time: string) => time.padStart(5, "0").slice(0, 5);

export function spansText(spans: readonly Span[] | undefined): string {
  return (spans ?? []).map(span => `${hhmm(span.from)}-${hhmm(span.to)}`).join(", ");
}

/** Nothing when it cannot be read. */
export function spansOf(text: string): Span[] | undefined {
  const parts = text.split(",").map(part => part.trim()).filter(Boolean);
  const spans = parts.map(part => SPAN.exec(part));
  return spans.every(span => span !== null) ? spans.map(span => ({ from: hhmm(span[1]!), to: hhmm(span[2]!) })) : undefined;
}

export interface Holiday {
  date: string;
  name: string;
  open?: Span[] | null;
}

export function holidaysText(holidays: readonly Holiday[] | undefined): string {
  return (holidays ?? []).map(one => [one.date, one.name, spansText(one.open ?? [])].filter(Boolean).join("; ")).join("\n");
}

export function holidaysOf(text: string): Holiday[] | undefined {
  const lines = text.split("\n").map(line => line.trim()).filter(Boolean);
  const read = lines.map(line => {
    const [date = "", name = "", open = ""] = line.split(";").map(part => part.trim());
    const spans = spansOf(open);
    return /^\d{4}-\d{2}-\d{2}$/.test(date) && name && spans ? { date, name, ...(spans.length ? { open: spans } : {}) } : null;
  });
  return read.every(one => one !== null) ? read : undefined;
}

const POINTER = /^(.+?)\s*:\s*(\/.*)$/;

export interface Pointer {
  label: string;
  pointer: string;
}

/** What is shown of an answer, a line each: words and where they stand in it, as in `Customer: /customer/name`. */
export function pointersText(fields: readonly Pointer[]): string {
  return fields.map(({ label, pointer }) => `${label}: ${pointer}`).join("\n");
}

/** Nothing when it cannot be read. */
export function pointersOf(text: string): Pointer[] | undefined {
  const lines = text.split("\n").map(line => line.trim()).filter(Boolean);
  const read = lines.map(line => POINTER.exec(line));
  return read.every(one => one !== null) ? read.map(one => ({ label: one[1]!.trim(), pointer: one[2]!.trim() })) : undefined;
}

/** An overflow rule as the API has it. */
export interface Rule {
  when?: string;
  longerThan?: string | null;
  moreThan?: number | null;
  to?: string;
  queue?: string | null;
  order?: string | null;
  message?: string | null;
}

export function isAboutTime(rule: Rule) {
  return rule.when === "waited" || rule.when === "estimated-wait";
}

/** A rule without what only another condition or target needs. */
export function ruleWithout(rule: Rule): Rule {
  const { longerThan, moreThan, queue, order, ...kept } = rule;
  return {
    ...kept,
    ...(isAboutTime(rule) && longerThan ? { longerThan } : {}),
    ...(rule.when === "depth" && moreThan != null ? { moreThan } : {}),
    ...(rule.to === "queue" && queue ? { queue } : {}),
    ...(rule.to === "callback" && order ? { order } : {}),
  };
}
