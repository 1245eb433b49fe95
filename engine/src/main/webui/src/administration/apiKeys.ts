import { useQuery } from "@tanstack/react-query";
import { type Schemas, authorized } from "../api/client.ts";
import type { ApiKey } from "./keyState.ts";

export type ApiKeyOrder = Schemas["ApiKeyOrder"];

const root = "/api/v1/configuration/api-keys";

export function useApiKeys() {
  return useQuery({ queryKey: ["configuration", "api-keys"], queryFn: async () => (await (await authorized(root)).json()) as ApiKey[], staleTime: 0 });
}

/** The key itself, told this once. */
export async function issueApiKey(order: ApiKeyOrder): Promise<string> {
  const answer = await authorized(root, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(order) });
  return ((await answer.json()) as { key: string }).key;
}

export async function revokeApiKey(id: string): Promise<void> {
  await authorized(`${root}/${encodeURIComponent(id)}`, { method: "DELETE" });
}
