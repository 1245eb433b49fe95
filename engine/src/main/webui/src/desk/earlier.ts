import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api, bodyOf } from "../api/client.ts";
import { type Contact, type Past, useContact } from "./contact.ts";
import type { Message } from "./model.ts";

/** A conversation of the same contact that began before, with what was said in it. */
export interface EarlierConversation {
  past: Past;
  messages: Message[];
  /** Whether more was said before. */
  cut: boolean;
}

export interface EarlierOnes {
  /** The oldest first. */
  shown: EarlierConversation[];
  hasMore: boolean;
  busy: boolean;
  error: Error | null;
  more: () => void;
}

const MOST = 200;

/** The contact's earlier conversations on all channels, one at a time, read when the agent goes up to them. */
export function useEarlier(conversation: string): EarlierOnes {
  const [asked, setAsked] = useState(false);
  const any = (useContact(conversation).data?.pages[0]?.conversations.length ?? 0) > 0;
  const read = useInfiniteQuery({
    queryKey: ["earlier", conversation],
    queryFn: ({ pageParam }) => one(conversation, pageParam),
    initialPageParam: conversation,
    getNextPageParam: last => last.next,
    enabled: asked,
    staleTime: 60_000,
    retry: 1,
  });
  return {
    shown: (read.data?.pages ?? []).flatMap(page => page.found).reverse(),
    hasMore: any && (!read.data || read.hasNextPage),
    busy: read.isFetching,
    error: read.error,
    more: () => {
      if (!asked) setAsked(true);
      else if (read.error && !read.data) void read.refetch();
      else if (read.hasNextPage && !read.isFetching) void read.fetchNextPage();
    },
  };
}

async function one(conversation: string, before: string): Promise<{ found: EarlierConversation[]; next: string | undefined }> {
  const contact = bodyOf(
    await api.GET("/api/v1/agent/conversations/{conversation}/contact", { params: { path: { conversation }, query: { limit: 2, before } } }),
  ) as Contact;
  const past = contact.conversations[0];
  if (!past) return { found: [], next: undefined };
  const messages = bodyOf(
    await api.GET("/api/v1/agent/conversations/{conversation}/contact/conversations/{earlier}/messages", {
      params: { path: { conversation, earlier: past.id }, query: { limit: MOST } },
    }),
  ) as Message[];
  return { found: [{ past, messages, cut: messages.length === MOST }], next: contact.conversations.length > 1 ? past.id : undefined };
}
