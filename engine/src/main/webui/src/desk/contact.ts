import { type QueryClient, useInfiniteQuery } from "@tanstack/react-query";
import { type Schemas, api, bodyOf } from "../api/client.ts";
import type { DeskEvent } from "./model.ts";

export type Contact = Schemas["ContactView"];
export type Past = Schemas["PastView"];

const PAGE = 10;

/** Whom the agent talks to, with the contact's other conversations, page by page; asked again and again when a pause is given. */
export function useContact(conversation: string, again?: number) {
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
    refetchInterval: again ?? false,
    retry: 1,
  });
}

export function ratingWords(rating: Schemas["RatingView"], t: (key: string, values?: Record<string, unknown>) => string): string {
  const score = t("rating.score", { score: rating.score });
  return rating.comment ? `${score} · ${rating.comment}` : score;
}

/** What the desk shows of a contact is read anew when somebody changed it, and all of it after a gap. */
export function contactChanged(queries: QueryClient, event: DeskEvent): void {
  if (event.type === "contact.changed") {
    if (event.what === "addresses") void queries.invalidateQueries({ queryKey: ["contact", event.conversation] });
    void queries.invalidateQueries({ queryKey: ["contact-notes", event.conversation] });
  }
  if (event.type === "snapshot") {
    void queries.invalidateQueries({ queryKey: ["contact"] });
    void queries.invalidateQueries({ queryKey: ["contact-notes"] });
  }
}
