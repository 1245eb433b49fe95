import { useQuery } from "@tanstack/react-query";
import { type Schemas, authorized } from "../api/client.ts";
import type { KindWithSecrets } from "./kinds.ts";

export type SecretState = Schemas["ChannelSecretState"];
export type TestResult = Schemas["ChannelTest"];

const json = { "Content-Type": "application/json" };
const of = (kind: KindWithSecrets, id: string, part: string) => `/api/v1/configuration/${kind}/${encodeURIComponent(id)}/${part}`;

export function useSecret(kind: KindWithSecrets, id: string) {
  return useQuery({
    queryKey: ["secret", kind, id],
    queryFn: async () => (await (await authorized(of(kind, id, "secrets"))).json()) as SecretState,
    staleTime: 0,
  });
}

export async function setSecret(kind: KindWithSecrets, id: string, secret: Record<string, string>): Promise<void> {
  await authorized(of(kind, id, kind === "mailboxes" ? "password" : "secrets"), { method: "PUT", headers: json, body: JSON.stringify(secret) });
}

export async function forgetSecret(kind: KindWithSecrets, id: string): Promise<void> {
  await authorized(of(kind, id, "secrets"), { method: "DELETE" });
}

/** A new key, told this once; the one before it holds until the next. */
export async function issueKey(kind: KindWithSecrets, id: string): Promise<string> {
  const answer = await authorized(of(kind, id, "keys"), { method: "POST", headers: json });
  return ((await answer.json()) as { key: string }).key;
}

/** With whom to try it: where a mailbox sends a letter, whom a screen pop asks for. */
export async function testChannel(kind: KindWithSecrets, id: string, whom: string): Promise<TestResult> {
  const order = kind === "screen-pops" ? { contact: whom } : { sendTo: whom };
  const answer = await authorized(of(kind, id, "test"), { method: "POST", headers: json, body: JSON.stringify(whom ? order : {}) });
  return (await answer.json()) as TestResult;
}
