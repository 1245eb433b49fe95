import { useInfiniteQuery } from "@tanstack/react-query";
import { type Schemas, api, bodyOf } from "../api/client.ts";

export type Contact = Schemas["ContactView"];
export type Past = Schemas["PastView"];

const PAGE = 10;

/** Whom the agent talks to, with the contact's other conversations, page by page. */
export function useContact(conversation: string) {
  return useInfiniteQuery({
    queryKey: ["contact", conversation],
    queryFn: async ({ pageParam }) =>
      bodyOf(
        await api.GET("/api/v1/agent/conversations/{conversation}/contact", {
          params: { path: { conversation }, query: { limit: PAGE, ...(pageParam ? { before: pageParam } : {}) } },
        }),
      ) as Contact,
    initialPageParam: "",
    getNextPageParam: last => last.next ?? undefined,
    staleTime: 60_000,
    retry: 1,
  });
}
