import { useQuery } from "@tanstack/react-query";
import { type Schemas, api, bodyOf } from "../api/client.ts";

export type Channels = Schemas["ChannelsView"];
export type Thread = Schemas["ConversationThread"];
export type Choice = Schemas["ChannelChoice"];

export const channelsKey = (conversation: string) => ["channels", conversation];

/** Where a conversation is and could go on; asked anew when a message comes from a thread that is not known. */
export function useChannels(conversation: string | undefined, newestThread: string | undefined) {
  return useQuery({
    queryKey: [...channelsKey(conversation ?? ""), newestThread ?? ""],
    queryFn: async () =>
      bodyOf(await api.GET("/api/v1/agent/conversations/{conversation}/channels", { params: { path: { conversation: conversation ?? "" } } })) as Channels,
    enabled: conversation !== undefined,
    placeholderData: (before, query) => (query?.queryKey[1] === conversation ? before : undefined),
    staleTime: 60_000,
    retry: 1,
  }).data;
}

export function currentOf(channels: Channels | undefined): Thread | undefined {
  return channels?.threads.find(one => one.current);
}
