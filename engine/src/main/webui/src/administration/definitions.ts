import { useQuery } from "@tanstack/react-query";
import { authorized } from "../api/client.ts";
import type { WhatIf } from "../chrome/WhatIfAnswer.tsx";
import { type AuditWanted, auditQuery } from "./auditQuery.ts";
import type { Draft } from "./draft.ts";
import type { Kind } from "./kinds.ts";

export interface Defined {
  id: string;
  version: number;
  changedAt: string;
  changedBy: string;
  definition: Draft;
}

const root = "/api/v1/configuration";
const json = { "Content-Type": "application/json" };

/** All definitions of a kind, in the order of their ids. */
export async function all(kind: Kind): Promise<Defined[]> {
  const found: Defined[] = [];
  for (let after: string | null | undefined = ""; after != null; ) {
    const answer = await authorized(`${root}/${kind}?limit=1000&after=${encodeURIComponent(after)}`);
    const page = (await answer.json()) as { items: Defined[]; next?: string | null };
    found.push(...page.items);
    after = page.next;
  }
  return found;
}

export function useDefinitions(kind: Kind) {
  return useQuery({ queryKey: ["configuration", kind], queryFn: () => all(kind), staleTime: 5_000 });
}

/** Defines something new without a version, changes what has it; another's change in between is refused. */
export async function put(kind: Kind, id: string, version: number | null, definition: Draft): Promise<Defined> {
  const condition: Record<string, string> = version === null ? { "If-None-Match": "*" } : { "If-Match": `"${version}"` };
  const answer = await authorized(`${root}/${kind}/${encodeURIComponent(id)}`, {
    method: "PUT",
    headers: { ...json, ...condition },
    body: JSON.stringify(definition),
  });
  return (await answer.json()) as Defined;
}

/** Asks what would happen to an interaction that came now; nothing is offered to anybody. */
export async function test(queue: string, what: Draft): Promise<WhatIf> {
  const answer = await authorized(`${root}/queues/${encodeURIComponent(queue)}/test`, { method: "POST", headers: json, body: JSON.stringify(what) });
  return (await answer.json()) as WhatIf;
}

export async function remove(kind: Kind, one: Defined): Promise<void> {
  await authorized(`${root}/${kind}/${encodeURIComponent(one.id)}`, {
    method: "DELETE",
    headers: { "If-Match": `"${one.version}"` },
  });
}

export async function setPassword(user: string, password: string): Promise<void> {
  await authorized(`${root}/users/${encodeURIComponent(user)}/password`, {
    method: "PUT",
    headers: json,
    body: JSON.stringify({ password }),
  });
}

export interface Act {
  number: number;
  at: string;
  who: string;
  action: string;
  kind: string;
  subject: string;
  version: number;
}

export async function audit(wanted: AuditWanted, before?: number): Promise<Act[]> {
  const answer = await authorized(`${root}/audit?${auditQuery(wanted, before)}`);
  return (await answer.json()) as Act[];
}

/** An address that nothing is sent to for a client, because a mail server refused it. */
export interface Suppressed {
  id: string;
  client: string;
  mailbox: string;
  address: string;
  since: string;
  code: string;
  reason: string;
}

export async function suppressed(before?: string): Promise<Suppressed[]> {
  const answer = await authorized(`${root}/suppressed-addresses?limit=100${before ? `&before=${encodeURIComponent(before)}` : ""}`);
  return (await answer.json()) as Suppressed[];
}

export async function lift(one: Suppressed): Promise<void> {
  await authorized(`${root}/suppressed-addresses/${encodeURIComponent(one.id)}`, { method: "DELETE" });
}

/** What was forgotten of a contact. */
export interface Erasure {
  id: string;
  addresses: number;
  conversations: number;
  messages: number;
  files: number;
}

export async function eraseContact(client: string, address: string): Promise<Erasure> {
  const answer = await authorized(`${root}/erasures`, { method: "POST", headers: json, body: JSON.stringify({ client, address }) });
  return (await answer.json()) as Erasure;
}

/** What a definition is called, in a language if it has several names. */
export function titleOf(one: Defined, language: string): string {
  const { name } = one.definition;
  if (typeof name === "string") return name;
  const names = (name ?? {}) as Record<string, string>;
  return names[language] ?? Object.values(names)[0] ?? one.id;
}
