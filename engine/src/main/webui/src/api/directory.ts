import { useQuery } from "@tanstack/react-query";
import { texts } from "../text/index.ts";
import { type Schemas, api, bodyOf } from "./client.ts";

export type Directory = Schemas["DirectoryView"];

const nothing: Directory = { name: "", clients: [], queues: [], colleagues: [], presenceReasons: [], dispositions: [], tags: [] };

/** What things are called; ids stand for themselves until the names are there. */
export function useDirectory(): Directory {
  const { data } = useQuery({
    queryKey: ["directory"],
    queryFn: async () => bodyOf(await api.GET("/api/v1/directory")),
    refetchInterval: 300_000,
  });
  return data ?? nothing;
}

const noAnswers: Schemas["AnswerText"][] = [];

/** Texts of the agent's clients, to answer with. */
export function useCannedAnswers(): Schemas["AnswerText"][] {
  const { data } = useQuery({
    queryKey: ["directory", "canned-answers"],
    queryFn: async () => bodyOf(await api.GET("/api/v1/directory/canned-answers")),
    staleTime: 60_000,
    refetchInterval: 300_000,
  });
  return data ?? noAnswers;
}

export function nameIn(list: readonly { id: string; name: string }[], id: string): string {
  return list.find(one => one.id === id)?.name ?? id;
}

export function reasonIn(directory: Directory, id: string, language: string): string {
  const names = directory.presenceReasons.find(one => one.id === id)?.names as Record<string, string> | undefined;
  return names?.[language] ?? Object.values(names ?? {})[0] ?? id;
}

const UNNAMED = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

/** Visitors of a web chat have no name of their own, only a long random address; of others the router knows an id. */
export function contactName(channel: string, contact: string): string {
  const address = contact.includes(":") ? contact.slice(contact.lastIndexOf(":") + 1) : contact;
  if (channel === "chat") return texts.t("contact.visitor", { id: address.slice(0, 4) });
  return UNNAMED.test(address) ? texts.t("contact.unnamed", { id: address.slice(0, 4) }) : address;
}
