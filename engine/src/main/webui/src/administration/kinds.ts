/** How one member of a definition is shown and changed. The name is its path, such as `serviceLevel.share`. */
export type Field = { name: string; optional?: boolean; group?: Group; /** The key of its words, where another kind has a field of this name. */ label?: string } & (
  | { as: "text" | "email" | "language" | "zone" | "url" | "date" | "long" | "schema" }
  | { as: "flag"; usual?: boolean }
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
  | { as: "pointers" }
  | { as: "week" }
  | { as: "holidays" }
  | { as: "option"; of: readonly string[]; words: string }
  | { as: "perChannel"; min: number; max: number }
  | { as: "interrupts" }
  | { as: "preferred" }
  | { as: "relaxation" }
  | { as: "bands" }
  | { as: "overflow" }
);

/** Fields that belong together; the finer ones are shown when asked for. */
export type Group = "imap" | "smtp" | "letters" | "oauth2" | "agents" | "overflow" | "files" | "finer";

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
  | "chat-channels"
  | "mailboxes"
  | "whatsapp-numbers"
  | "http-channels"
  | "provider-accounts"
  | "task-types"
  | "screen-pops"
  | "alert-rules";

/** Kinds whose definitions have a secret apart, and can be tested. */
export const WITH_SECRETS = ["mailboxes", "whatsapp-numbers", "http-channels", "provider-accounts", "screen-pops", "alert-rules"] as const satisfies readonly Kind[];
export type KindWithSecrets = (typeof WITH_SECRETS)[number];

export function hasSecrets(kind: Kind): kind is KindWithSecrets {
  return (WITH_SECRETS as readonly Kind[]).includes(kind);
}

export const CHANNELS = ["chat", "voice", "whatsapp", "email", "task", "http", "messaging"] as const;
const AGENT_POLICIES = ["longest-idle", "most-proficient", "least-occupied", "fewest-handled", "round-robin"] as const;
const QUEUE_POLICIES = ["earliest-due-first", "priority-then-oldest", "weighted-delay", "service-level-deficit", "contract-exposure"] as const;
const CONTRACT_PERIODS = ["day", "week", "month", "year"] as const;
const ROLES = ["agent", "supervisor", "administrator"] as const;
const name: Field = { name: "name", as: "text" };
const client: Field = { name: "client", as: "one", of: "clients" };
const queue: Field = { name: "queue", as: "one", of: "queues" };
const SECURITY = ["tls", "starttls", "none"] as const;
const OPENS = ["frame", "tab", "look-up"] as const;
const METRICS = ["waiting", "longest-wait", "service-level", "agents-available", "abandonment-rate"] as const;
const CARRIED = ["text", "attachments", "location", "quick-replies"] as const;

function server(of: "imap" | "smtp"): Field[] {
  return [
    { name: `${of}.host`, as: "text", group: of },
    { name: `${of}.port`, as: "number", min: 1, max: 65_535, group: of },
    { name: `${of}.security`, as: "option", of: SECURITY, words: "security", group: of },
    { name: `${of}.user`, as: "text", optional: true, group: of },
  ];
}

/** What can be configured, in the order in which one thing needs another. */
export const KINDS: Record<Kind, readonly Field[]> = {
  operations: [
    name,
    { name: "priorityBoost", as: "duration", optional: true },
    { name: "disconnectGrace", as: "duration", optional: true },
    { name: "conversationGrace", as: "duration", optional: true },
    { name: "missedOffersInRow", as: "number", min: 1, max: 100, optional: true },
    { name: "routing.queuePolicy", as: "option", of: QUEUE_POLICIES, words: "queuePolicy", optional: true },
    { name: "routing.lookBack", as: "duration", optional: true, group: "finer" },
    { name: "routing.interrupts", as: "interrupts", optional: true, group: "finer" },
    { name: "routing.keepConversations", as: "choices", of: CHANNELS, words: "channel", optional: true, group: "finer" },
    { name: "routing.missedOffersByChannel", as: "perChannel", min: 1, max: 100, optional: true, group: "finer" },
    { name: "routing.backOffs.declined", as: "duration", optional: true, group: "finer" },
    { name: "routing.backOffs.expired", as: "duration", optional: true, group: "finer" },
    { name: "routing.backOffs.deviceBusy", as: "duration", optional: true, group: "finer" },
    { name: "routing.backOffs.deviceFailed", as: "duration", optional: true, group: "finer" },
    { name: "routing.callback.ring", as: "duration", optional: true, group: "finer" },
    { name: "routing.callback.attempts", as: "number", min: 1, max: 20, optional: true, group: "finer" },
    { name: "routing.callback.between", as: "duration", optional: true, group: "finer" },
  ],
  clients: [
    name,
    { name: "timeZone", as: "zone" },
    { name: "language", as: "language" },
    { name: "tags", as: "lines", optional: true },
    { name: "files.largestBytes", as: "number", min: 1, max: 1_000_000_000, optional: true, group: "files" },
    { name: "files.types", as: "lines", optional: true, group: "files" },
    { name: "files.bytesPerDay", as: "number", min: 1, max: 1_000_000_000_000_000, optional: true, group: "files" },
  ],
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
    { name: "routing.agentPolicy", as: "option", of: AGENT_POLICIES, words: "agentPolicy", optional: true, group: "agents" },
    { name: "routing.levelDelay", as: "duration", optional: true, group: "agents" },
    { name: "routing.releaseSilentAfter", as: "duration", optional: true, group: "agents" },
    { name: "routing.preferredAgent", as: "preferred", optional: true, group: "agents" },
    { name: "routing.relaxation", as: "relaxation", optional: true, group: "agents" },
    { name: "routing.weight", as: "number", min: 0, max: 1000, optional: true, group: "agents" },
    { name: "routing.contract", as: "bands", optional: true, group: "agents" },
    { name: "routing.contractPeriod", as: "option", of: CONTRACT_PERIODS, words: "contractPeriod", optional: true, group: "agents" },
    { name: "overflow", as: "overflow", optional: true, group: "overflow" },
  ],
  dispositions: [name, client, { name: "queues", as: "several", of: "queues" }, { name: "form", as: "schema", optional: true, label: "wrapUpForm" }],
  "canned-answers": [
    name,
    { name: "shortcut", as: "text" },
    client,
    { name: "queues", as: "several", of: "queues" },
    { name: "text", as: "texts", keys: ["es", "en"], long: true },
  ],
  "presence-reasons": [
    { name: "name", as: "names" },
    { name: "productive", as: "flag" },
  ],
  "chat-channels": [
    name,
    client,
    queue,
    { name: "allowedOrigins", as: "lines" },
    { name: "texts", as: "texts", keys: ["title", "welcome"] },
    { name: "rating", as: "flag" },
  ],
  mailboxes: [
    name,
    client,
    queue,
    { name: "address", as: "email" },
    ...server("imap"),
    ...server("smtp"),
    { name: "signature", as: "long", optional: true, group: "letters" },
    { name: "marksSubject", as: "flag", usual: true, group: "letters" },
    { name: "oauth2.tokenUrl", as: "url", optional: true, group: "oauth2" },
    { name: "oauth2.clientId", as: "text", optional: true, group: "oauth2" },
    { name: "oauth2.scope", as: "text", optional: true, group: "oauth2" },
  ],
  "whatsapp-numbers": [
    name,
    client,
    queue,
    { name: "phoneNumberId", as: "text" },
    { name: "businessAccountId", as: "text", optional: true },
    { name: "apiVersion", as: "text" },
    { name: "apiUrl", as: "url", optional: true, group: "finer" },
  ],
  "http-channels": [name, client, queue, { name: "webhook", as: "url" }, { name: "carries", as: "choices", of: CARRIED, words: "carried", optional: true }],
  "provider-accounts": [name, client, queue, { name: "provider", as: "text" }, { name: "sender", as: "text" }, { name: "apiUrl", as: "url", label: "providerUrl" }],
  "screen-pops": [
    name,
    client,
    { name: "queues", as: "several", of: "queues" },
    { name: "opens", as: "option", of: OPENS, words: "opens" },
    { name: "url", as: "text" },
    { name: "fields", as: "pointers", optional: true },
    { name: "header", as: "text", optional: true },
  ],
  "task-types": [name, client, queue, { name: "dueWithin", as: "duration", optional: true }, { name: "form", as: "schema", optional: true }],
  "alert-rules": [
    name,
    client,
    { name: "operation", as: "one", of: "operations" },
    { name: "queue", as: "one", of: "queues", optional: true },
    { name: "metric", as: "option", of: METRICS, words: "metric" },
    { name: "comparison", as: "option", of: ["above", "below"], words: "comparison" },
    { name: "threshold", as: "number", min: 0, max: 1_000_000 },
    { name: "lasting", as: "duration" },
    { name: "severity", as: "option", of: ["warning", "critical"], words: "severity" },
    { name: "mailbox", as: "one", of: "mailboxes", optional: true },
    { name: "mailTo", as: "lines", optional: true },
    { name: "webhook", as: "url", optional: true },
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
