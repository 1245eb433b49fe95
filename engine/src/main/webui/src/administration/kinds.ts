/** How one member of a definition is shown and changed. The name is its path, such as `serviceLevel.share`. */
export type Field = { name: string; optional?: boolean; hint?: boolean } & (
  | { as: "text" | "email" | "language" | "zone" }
  | { as: "flag" }
  | { as: "number"; min: number; max: number }
  | { as: "percent" }
  | { as: "duration" }
  | { as: "one"; of: Kind }
  | { as: "several"; of: Kind }
  | { as: "choices"; of: readonly string[]; words: string }
  | { as: "levels"; of: Kind }
  | { as: "requirements" }
  | { as: "names" }
  | { as: "texts"; keys: readonly string[]; long?: boolean }
  | { as: "lines" }
  | { as: "week" }
  | { as: "holidays" }
);

export type Kind =
  | "clients"
  | "operations"
  | "queues"
  | "skills"
  | "users"
  | "presence-reasons"
  | "dispositions"
  | "canned-answers"
  | "opening-hours"
  | "chat-channels";

const CHANNELS = ["chat", "voice", "whatsapp", "email", "task"] as const;
const ROLES = ["agent", "supervisor", "administrator"] as const;
const name: Field = { name: "name", as: "text" };
const client: Field = { name: "client", as: "one", of: "clients" };

/** What can be configured, in the order in which one thing needs another. */
export const KINDS: Record<Kind, readonly Field[]> = {
  operations: [
    name,
    { name: "priorityBoost", as: "duration", optional: true },
    { name: "disconnectGrace", as: "duration", optional: true },
    { name: "conversationGrace", as: "duration", optional: true },
    { name: "missedOffersInRow", as: "number", min: 1, max: 100, optional: true },
  ],
  clients: [name, { name: "timeZone", as: "zone" }, { name: "language", as: "language" }, { name: "tags", as: "lines", optional: true }],
  skills: [name],
  "opening-hours": [name, client, { name: "timeZone", as: "zone" }, { name: "week", as: "week" }, { name: "holidays", as: "holidays" }],
  queues: [
    name,
    client,
    { name: "operation", as: "one", of: "operations" },
    { name: "channels", as: "choices", of: CHANNELS, words: "channel" },
    { name: "requirements", as: "requirements" },
    { name: "serviceLevel.share", as: "percent" },
    { name: "serviceLevel.threshold", as: "duration" },
    { name: "offerTimeout", as: "duration" },
    { name: "wrapUpTimeout", as: "duration" },
    { name: "priority", as: "number", min: -100, max: 100, optional: true },
    { name: "openingHours", as: "one", of: "opening-hours", optional: true },
  ],
  dispositions: [name, client, { name: "queues", as: "several", of: "queues" }],
  "canned-answers": [
    name,
    { name: "shortcut", as: "text" },
    client,
    { name: "queues", as: "several", of: "queues" },
    { name: "text", as: "texts", keys: ["es", "en"], long: true, hint: true },
  ],
  "presence-reasons": [
    { name: "name", as: "names" },
    { name: "productive", as: "flag" },
  ],
  "chat-channels": [
    name,
    client,
    { name: "queue", as: "one", of: "queues" },
    { name: "allowedOrigins", as: "lines" },
    { name: "texts", as: "texts", keys: ["title", "welcome"] },
    { name: "rating", as: "flag" },
  ],
  users: [
    name,
    { name: "email", as: "email", optional: true },
    { name: "roles", as: "choices", of: ROLES, words: "role" },
    { name: "operation", as: "one", of: "operations" },
    { name: "clients", as: "several", of: "clients" },
    { name: "language", as: "language" },
    { name: "agent.skills", as: "levels", of: "skills" },
    { name: "agent.queues", as: "levels", of: "queues" },
  ],
};

export function isKind(text: string): text is Kind {
  return text in KINDS;
}
