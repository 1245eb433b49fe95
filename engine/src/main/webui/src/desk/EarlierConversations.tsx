import { memo, useId } from "react";
import { useTranslation } from "react-i18next";
import { type Directory, nameIn } from "../api/directory.ts";
import { Icon } from "../chrome/Icon.tsx";
import { dateAndTime } from "../text/format.ts";
import type { EarlierConversation } from "./earlier.ts";
import { MessageItem } from "./MessageItem.tsx";
import type { Message } from "./model.ts";
import { channelIcon } from "./turns.ts";

/** What was said before, above what is said now: each conversation under a heading, on whatever channel it was. */
export const EarlierConversations = memo(function EarlierConversations({ conversation, shown, directory }: { conversation: string; shown: readonly EarlierConversation[]; directory: Directory }) {
  return (
    <div aria-live="off">
      {shown.map(one => (
        <EarlierSection key={one.past.id} conversation={conversation} earlier={one} directory={directory} />
      ))}
    </div>
  );
});

function EarlierSection({ conversation, earlier, directory }: { conversation: string; earlier: EarlierConversation; directory: Directory }) {
  const { t, i18n } = useTranslation();
  const id = useId();
  const { past, messages, cut } = earlier;
  const who = past.agent ? nameIn(directory.colleagues, past.agent) : t("past.nobody");
  const outcome = past.disposition ? nameIn(directory.dispositions, past.disposition) : past.endedAt ? t(`ending.${past.ending ?? "closed"}`) : t("past.open");
  const author = (message: Message) =>
    message.author === "contact" ? t("timeline.contact") : message.author === "system" ? t("timeline.system") : nameIn(directory.colleagues, message.agent ?? "");
  const files = `/api/v1/agent/conversations/${encodeURIComponent(conversation)}/contact/conversations/${encodeURIComponent(past.id)}/attachments`;
  return (
    <section className="earlier-conversation" aria-labelledby={id}>
      <h3 id={id}>
        <Icon name={channelIcon(past.channel)} size={16} />
        <span>
          {t(`channel.${past.channel}`)} · <time dateTime={past.startedAt}>{dateAndTime(past.startedAt, i18n.language)}</time> · {nameIn(directory.queues, past.queue)} · {who} · {outcome}
        </span>
      </h3>
      {cut && <p className="muted">{t("past.newest", { count: messages.length })}</p>}
      <ol>
        {messages.map(message => (
          <MessageItem key={message.id} message={message} author={author(message)} files={files} />
        ))}
      </ol>
    </section>
  );
}
