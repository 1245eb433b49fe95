import type { Schemas } from "../api/client.ts";

export type ApiKey = Schemas["ApiKey"];
export type KeyState = "holds" | "expired" | "revoked";

export function stateOf(key: ApiKey, now: number): KeyState {
  if (key.revokedAt) return "revoked";
  return Date.parse(key.expiresAt) > now ? "holds" : "expired";
}

/** The day a year from now, as a date field wants it. */
export function inAYear(now: Date): string {
  const then = new Date(Date.UTC(now.getUTCFullYear() + 1, now.getUTCMonth(), now.getUTCDate()));
  return then.toISOString().slice(0, 10);
}
