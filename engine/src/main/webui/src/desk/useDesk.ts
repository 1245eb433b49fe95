import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useReducer, useRef, useSyncExternalStore } from "react";
import { api, bodyOf, isRefusal, once } from "../api/client.ts";
import { ResumingSocket } from "../live/ResumingSocket.ts";
import { type Session, session } from "../session/session.ts";
import { contactChanged } from "./contact.ts";
import { inSight } from "./guests.ts";
import type { DeskEvent, Message, Participant } from "./model.ts";
import { Outbox, type Outgoing } from "./outbox.ts";
import { type Desk, type Happening, after, nothing } from "./state.ts";

const PAGE = 50;
const LISTEN_FOR = 20_000;
const TYPING_AGAIN = 3_000;

export interface Actions {
  earlier(conversation: string, before: number): Promise<void>;
  read(conversation: string, upTo: number): void;
  /** A guest has seen it; nobody is told. */
  look(conversation: string, upTo: number): void;
  typing(conversation: string, active: boolean): void;
  setPresence(presence: string, reason?: string): Promise<void>;
  accept(offer: string): Promise<string | null>;
  decline(offer: string, reason: string): Promise<void>;
  /** Goes on with an ended conversation; answers the one that continues it. */
  reopen(conversation: string): Promise<string | null>;
  join(invitation: Participant): Promise<boolean>;
  refuse(invitation: Participant, reason: string): Promise<void>;
  /** Of a guest: leaves; of who has the conversation: takes the guest out. */
  leave(participant: Participant): Promise<void>;
  conference(participant: Participant): Promise<void>;
  dismiss(notice: number): void;
  say(cause: string): void;
}

export interface LiveDesk {
  desk: Desk;
  outgoing: readonly Outgoing[];
  outbox: Outbox;
  act: Actions;
}

/** The agent's desk, live: a snapshot, the events after it, and what the agent does. */
export function useDesk(who: Session, selected: string | null): LiveDesk {
  const [desk, tell] = useReducer(after, nothing);
  const outbox = useMemo(() => new Outbox(), []);
  const outgoing = useSyncExternalStore(outbox.subscribe, outbox.current);
  const act = useMemo(() => actions(tell), []);

  useSocket(who, tell, outbox, useQueryClient());
  const thread = selected ? desk.threads[selected] : undefined;
  const mine = inSight(desk).some(one => one.id === selected);
  const wanted = selected !== null && mine && !thread?.loaded && desk.connection.state === "live";
  useEffect(() => {
    if (!wanted || !selected) return;
    void fetchPage(selected, undefined, tell).catch(error => troubled(tell, error));
    void fetchParticipants(selected, tell).catch(() => {});
  }, [wanted, selected]);
  useEffect(() => {
    outbox.arrived(new Set(Object.values(desk.threads).flatMap(one => one.messages.map(message => message.id))));
  }, [desk.threads, outgoing, outbox]);

  return { desk, outgoing, outbox, act };
}

function useSocket(who: Session, tell: (happening: Happening) => void, outbox: Outbox, queries: QueryClient) {
  const heard = useRef(Date.now());
  useEffect(() => {
    const socket = new ResumingSocket<DeskEvent>("/ws/agent", who.token, {
      onFrame: event => {
        heard.current = Date.now();
        tell({ type: "event", event });
        contactChanged(queries, event);
      },
      onConnection: connection => {
        tell({ type: "connection", connection });
        if (connection.state === "live") outbox.resume();
      },
      onSignedOut: () => session.end(),
    });
    const online = () => socket.reconnect();
    const offline = () => socket.suspend();
    addEventListener("online", online);
    addEventListener("offline", offline);
    const listening = setInterval(() => {
      if (Date.now() - heard.current < LISTEN_FOR) return;
      heard.current = Date.now();
      void checkLine(socket);
    }, 5_000);
    socket.connect();
    return () => {
      removeEventListener("online", online);
      removeEventListener("offline", offline);
      clearInterval(listening);
      socket.end();
    };
  }, [who.token, tell, outbox, queries]);
}

/** A line can be dead and look open: the numbers of a snapshot by REST tell. */
async function checkLine(socket: ResumingSocket<DeskEvent>): Promise<void> {
  const before = socket.seen;
  if (!before.session) return;
  try {
    const state = bodyOf(
      await api.GET("/api/v1/agent/state", {
        params: { query: { session: before.session } },
        signal: AbortSignal.timeout(8_000),
      }),
    );
    setTimeout(() => {
      if (socket.seen.session === before.session && (state.sequence ?? 0) > socket.seen.sequence) socket.reconnect();
    }, 2_000);
  } catch (error) {
    if (!isRefusal(error)) socket.reconnect();
  }
}

async function fetchPage(conversation: string, before: number | undefined, tell: (happening: Happening) => void) {
  const messages = bodyOf(
    await api.GET("/api/v1/agent/conversations/{conversation}/messages", {
      params: { path: { conversation }, query: { limit: PAGE, ...(before ? { before } : {}) } },
    }),
  ) as Message[];
  tell({ type: "page", conversation, messages, complete: messages.length < PAGE });
}

/** Who came and went before, too. */
async function fetchParticipants(conversation: string, tell: (happening: Happening) => void) {
  const params = { path: { conversation } };
  const participants = bodyOf(await api.GET("/api/v1/agent/conversations/{conversation}/participants", { params })) as Participant[];
  tell({ type: "participants", participants });
}

function troubled(tell: (happening: Happening) => void, error: unknown) {
  tell({ type: "notice", notice: { kind: "trouble", cause: isRefusal(error) ? error.message : "problem.network" } });
}

function actions(tell: (happening: Happening) => void): Actions {
  const typingSaid = new Map<string, number>();
  const at = (one: Participant) => ({ path: { conversation: one.conversation, participant: one.id } });
  const of = (conversation: string) => ({ path: { conversation }, header: once() });
  return {
    async earlier(conversation, before) {
      await fetchPage(conversation, before, tell).catch(error => troubled(tell, error));
    },
    read(conversation, upTo) {
      tell({ type: "read", conversation, upTo });
      api
        .POST("/api/v1/agent/conversations/{conversation}/read", { params: of(conversation), body: { sequence: upTo } })
        .catch(() => {});
    },
    look(conversation, upTo) {
      tell({ type: "read", conversation, upTo });
    },
    async join(one) {
      try {
        await api.POST("/api/v1/agent/conversations/{conversation}/participants/{participant}/accept", { params: at(one) });
        return true;
      } catch (error) {
        troubled(tell, error);
        return false;
      }
    },
    async refuse(one, reason) {
      await api
        .POST("/api/v1/agent/conversations/{conversation}/participants/{participant}/decline", {
          params: at(one),
          body: (reason ? { reason } : {}) as never,
        })
        .catch(error => troubled(tell, error));
    },
    async leave(one) {
      await api
        .DELETE("/api/v1/agent/conversations/{conversation}/participants/{participant}", { params: at(one) })
        .catch(error => troubled(tell, error));
    },
    async conference(one) {
      await api
        .POST("/api/v1/agent/conversations/{conversation}/participants/{participant}/conference", { params: at(one) })
        .catch(error => troubled(tell, error));
    },
    typing(conversation, active) {
      const said = typingSaid.get(conversation) ?? 0;
      if (active ? Date.now() - said < TYPING_AGAIN : said === 0) return;
      typingSaid.set(conversation, active ? Date.now() : 0);
      api
        .POST("/api/v1/agent/conversations/{conversation}/typing", { params: of(conversation), body: { active } })
        .catch(() => {});
    },
    async setPresence(presence, reason) {
      const header = once();
      await api
        .PUT("/api/v1/agent/presence", {
          params: { header },
          body: { presence: presence as "available", ...(reason ? { reason } : {}) } as never,
        })
        .catch(error => troubled(tell, error));
    },
    async accept(offer) {
      try {
        const params = { path: { offer }, header: once() };
        return bodyOf(await api.POST("/api/v1/agent/offers/{offer}/accept", { params })).conversation;
      } catch (error) {
        troubled(tell, error);
        return null;
      }
    },
    async reopen(conversation) {
      try {
        return bodyOf(await api.POST("/api/v1/agent/conversations/{conversation}/reopen", { params: of(conversation) })).conversation;
      } catch (error) {
        troubled(tell, error);
        return null;
      }
    },
    async decline(offer, reason) {
      await api
        .POST("/api/v1/agent/offers/{offer}/decline", {
          params: { path: { offer }, header: once() },
          body: (reason ? { reason } : {}) as never,
        })
        .catch(error => troubled(tell, error));
    },
    dismiss: notice => tell({ type: "dismissed", notice }),
    say: cause => tell({ type: "notice", notice: { kind: "trouble", cause } }),
  };
}
