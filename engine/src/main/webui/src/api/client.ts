import createClient from "openapi-fetch";
import type { components, paths } from "../generated/api.d.ts";
import { session } from "../session/session.ts";

export type Schemas = components["schemas"];

/** What the engine said was wrong, in its own words. */
export class Refusal extends Error {
  readonly status: number;
  readonly fields: { field: string; message: string }[];

  constructor(status: number, detail: string, fields: { field: string; message: string }[]) {
    super(detail);
    this.status = status;
    this.fields = fields;
  }
}

export function isRefusal(error: unknown): error is Refusal {
  return error instanceof Refusal;
}

const client = createClient<paths>({ baseUrl: "" });

client.use({
  onRequest({ request }) {
    const token = session.current()?.token;
    if (token) request.headers.set("Authorization", `Bearer ${token}`);
    return request;
  },
  async onResponse({ response, schemaPath }) {
    if (response.ok) return;
    if (response.status === 401 && schemaPath !== "/api/v1/sign-in") session.end();
    throw await refusal(response);
  },
});

async function refusal(response: Response): Promise<Refusal> {
  const problem = (await response.json().catch(() => ({}))) as Partial<Schemas["Problem"]>;
  const fields = problem.errors ?? [];
  const words = [problem.detail, ...fields.map(one => one.message)].filter(Boolean).join(" ");
  return new Refusal(response.status, words || problem.title || String(response.status), fields);
}

export const api = client;

/** Draw one for each thing that is meant once; send it again with each repetition. */
export function newKey(): string {
  return crypto.randomUUID();
}

/** A header parameter, as the typed client wants it. */
export function once(key: string = newKey()): { "Idempotency-Key": string } {
  return { "Idempotency-Key": key };
}

/** What the answer carries; the client has thrown when it was a problem. */
export function bodyOf<T>(answer: { data?: T }): T {
  if (answer.data === undefined) throw new Error("An answer without a body");
  return answer.data;
}

export async function authorized(path: string, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  headers.set("Authorization", `Bearer ${session.current()?.token ?? ""}`);
  const response = await fetch(path, { ...init, headers });
  if (response.status === 401) session.end();
  if (!response.ok) throw await refusal(response);
  return response;
}
