import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, bodyOf } from "../api/client.ts";
import { type Directory, nameIn } from "../api/directory.ts";
import { Icon } from "../chrome/Icon.tsx";
import { Broken, Busy } from "../chrome/States.tsx";
import { dateAndTime } from "../text/format.ts";
import { MessageItem } from "./MessageItem.tsx";
import { ReopenButton, canReopen } from "./ReopenButton.tsx";
import { type Past, useContact } from "./contact.ts";
import type { Message } from "./model.ts";

/** The contact's other conversations; one opens in place, to read only. */
export function PastConversations({ conversation, directory, onReopen }: { conversation: string; directory: Directory; onReopen?: ((conversation: string) => Promise<void>) | undefined }) {
  const { t } = useTranslation();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useContact(conversation);
  const [open, setOpen] = useState<string | null>(null);
  const all = data?.pages.flatMap(page => page.conversations) ?? [];
  return (
    <section className="past" aria-labelledby="past">
      <h3 id="past">{t("past.title")}</h3>
      {error && !data ? <Broken error={error} onRetry={() => void refetch()} /> : !data && <Busy />}
      {data && all.length === 0 && <p className="muted">{t("past.none")}</p>}
      <ul>
        {all.map(past => (
          <PastItem key={past.id} past={past} directory={directory} conversation={conversation} open={open === past.id} onToggle={() => setOpen(open === past.id ? null : past.id)} onReopen={past.endedAt && canReopen(past.channel) ? onReopen : undefined} />
        ))}
      </ul>
      {hasNextPage && (
        <button type="button" className="button quiet small earlier" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t("past.more")}
        </button>
      )}
    </section>
  );
}

interface ItemProps {
  past: Past;
  directory: Directory;
  conversation: string;
  open: boolean;
  onToggle: () => void;
  onReopen: ((conversation: string) => Promise<void>) | undefined;
}

function PastItem({ past, directory, conversation, open, onToggle, onReopen }: ItemProps) {
  const { t, i18n } = useTranslation();
  const id = useId();
  const who = past.agent ? nameIn(directory.colleagues, past.agent) : t("past.nobody");
  const outcome = past.disposition ? nameIn(directory.dispositions, past.disposition) : past.endedAt ? t(`ending.${past.ending ?? "closed"}`) : t("past.open");
  return (
    <li className="past-item">
      <button type="button" className="past-head" aria-expanded={open} aria-controls={id} onClick={onToggle}>
        <span className="entry-line">
          <b>{dateAndTime(past.startedAt, i18n.language)}</b>
          <Icon name="down" size={14} />
        </span>
        <span className="muted">
          {t(`channel.${past.channel}`)} · {nameIn(directory.queues, past.queue)} · {who}
        </span>
        <span>
          {outcome}
          {past.rating && ` · ${t("rating.score", { score: past.rating.score })}`}
        </span>
        {past.rating?.comment && <span className="past-note">“{past.rating.comment}”</span>}
        {past.note && !open && (
          <span className="past-note">
            <Icon name="note" size={14} /> {past.note}
          </span>
        )}
      </button>
      <div id={id} hidden={!open}>
        {open && onReopen && <ReopenButton conversation={past.id} onReopen={onReopen} />}
        {open && <PastMessages conversation={conversation} earlier={past.id} directory={directory} />}
      </div>
    </li>
  );
}

const MOST = 200;

function PastMessages({ conversation, earlier, directory }: { conversation: string; earlier: string; directory: Directory }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery({
    queryKey: ["past", conversation, earlier],
    queryFn: async () =>
      bodyOf(
        await api.GET("/api/v1/agent/conversations/{conversation}/contact/conversations/{earlier}/messages", {
          params: { path: { conversation, earlier }, query: { limit: MOST } },
        }),
      ) as Message[],
    staleTime: 60_000,
  });
  const author = (message: Message) =>
    message.author === "contact" ? t("timeline.contact") : message.author === "system" ? t("timeline.system") : nameIn(directory.colleagues, message.agent ?? "");
  if (error) return <Broken error={error} onRetry={() => void refetch()} />;
  if (!data) return <Busy />;
  return (
    <div className="past-messages" tabIndex={0} role="region" aria-label={t("past.messages")}>
      {data.length === MOST && <p className="muted">{t("past.newest", { count: MOST })}</p>}
      <ol>
        {data.map(message => (
          <MessageItem
            key={message.id}
            message={message}
            author={author(message)}
            files={`/api/v1/agent/conversations/${encodeURIComponent(conversation)}/contact/conversations/${encodeURIComponent(earlier)}/attachments`}
          />
        ))}
      </ol>
    </div>
  );
}
