import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Fragment, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { api, authorized, bodyOf } from "../api/client.ts";
import { type Directory, nameIn } from "../api/directory.ts";
import { Dialog } from "../chrome/Dialog.tsx";
import { Broken, Busy } from "../chrome/States.tsx";
import { Addresses } from "../desk/Addresses.tsx";
import { ContactNotes } from "../desk/ContactNotes.tsx";
import { ratingWords } from "../desk/contact.ts";
import type { Message } from "../desk/model.ts";
import { Turn } from "../desk/Turn.tsx";
import { END, turns } from "../desk/turns.ts";
import { useSession } from "../session/session.ts";
import { dateAndTime } from "../text/format.ts";
import { Oversight } from "./Oversight.tsx";

const AGAIN = 3_000;

interface Props {
  interaction: string;
  title: string;
  directory: Directory;
  /** An agent has it: there can be whispered, and it can be given to another. */
  held?: boolean;
  onClose: () => void;
}

/** Whoever has the conversation is told by each reading that somebody looks, and here that nobody does any more. */
function stopsLooking(conversation: string): void {
  authorized(`/api/v1/supervisor/conversations/${encodeURIComponent(conversation)}/look`, { method: "DELETE", keepalive: true }).catch(() => {
    // The look is over by itself in a moment.
  });
}

/** A conversation as it goes on. */
export function ConversationDialog({ interaction, title, directory, held, onClose }: Props) {
  const { t, i18n } = useTranslation();
  const who = useSession();
  const { data, error, refetch } = useQuery({
    queryKey: ["conversation", interaction],
    queryFn: async ({ signal }) =>
      bodyOf(
        await api.GET("/api/v1/supervisor/conversations/{conversation}/messages", {
          signal,
          params: { path: { conversation: interaction }, query: { limit: 200 } },
        }),
      ) as Message[],
    refetchInterval: AGAIN,
    staleTime: 0,
  });
  const contact = useQuery({
    queryKey: ["conversation", interaction, "contact"],
    queryFn: async () =>
      bodyOf(await api.GET("/api/v1/supervisor/conversations/{conversation}/contact", { params: { path: { conversation: interaction }, query: { limit: 1 } } })),
    refetchInterval: AGAIN,
  });
  const threads = useQuery({
    queryKey: ["conversation", interaction, "threads", data?.at(-1)?.thread],
    queryFn: async () => bodyOf(await api.GET("/api/v1/supervisor/conversations/{conversation}/threads", { params: { path: { conversation: interaction } } })),
    placeholderData: keepPreviousData,
    refetchInterval: AGAIN * 5,
  }).data;
  const turning = turns(data ?? [], threads?.find(one => one.current)?.thread);
  const rating = contact.data?.rating;
  const log = useRef<HTMLDivElement>(null);
  const count = data?.length;
  useEffect(() => () => stopsLooking(interaction), [interaction]);
  useEffect(() => {
    log.current?.scrollTo({ top: log.current.scrollHeight });
  }, [count]);
  const author = (message: Message) =>
    message.author === "contact" ? t("timeline.contact") : message.author === "system" ? t("timeline.system") : nameIn(directory.colleagues, message.agent ?? "");
  return (
    <Dialog title={title} wide onClose={onClose}>
      {error ? <Broken error={error} onRetry={() => void refetch()} /> : !data && <Busy />}
      {rating && (
        <p>
          <b>{t("rating.title")}:</b> {ratingWords(rating, t)}
        </p>
      )}
      <div className="timeline" ref={log} tabIndex={0} role="log" aria-label={title}>
        <ol>
          {data?.map(message => (
            <Fragment key={message.id}>
              <Turn to={turning.get(message.id)} threads={threads} />
              <li className="message" data-author={message.author} data-note={message.note}>
                <p className="message-who">
                  {message.note && `${t("timeline.note")} · `}
                  {author(message)}
                </p>
                <p className="message-text">{message.text || message.attachments.map(file => file.name).join(", ")}</p>
                <p className="message-foot">
                  <time dateTime={message.at}>{dateAndTime(message.at, i18n.language)}</time>
                </p>
              </li>
            </Fragment>
          ))}
          <Turn to={turning.get(END)} threads={threads} />
        </ol>
      </div>
      {held && <Oversight conversation={interaction} directory={directory} onDone={() => void refetch()} />}
      {contact.data && <Addresses conversation={interaction} contact={contact.data} supervisor onChanged={() => contact.refetch()} />}
      {who && <ContactNotes conversation={interaction} me={who} directory={directory} looking />}
    </Dialog>
  );
}
