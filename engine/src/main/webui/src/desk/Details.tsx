import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type Directory, contactName, nameIn } from "../api/directory.ts";
import { Icon } from "../chrome/Icon.tsx";
import type { Session } from "../session/session.ts";
import { dateAndTime } from "../text/format.ts";
import { Addresses } from "./Addresses.tsx";
import { ContactNotes } from "./ContactNotes.tsx";
import type { View } from "./DeskPage.tsx";
import { PastConversations } from "./PastConversations.tsx";
import { ScreenPops } from "./ScreenPops.tsx";
import { Tags } from "./Tags.tsx";
import { WrapUpForm } from "./WrapUpForm.tsx";
import { ratingWords, useContact } from "./contact.ts";
import type { Conversation, WrapUp } from "./model.ts";
import type { Thread } from "./state.ts";

interface Props {
  who: Session;
  conversation: Conversation | null;
  thread: Thread | undefined;
  /** The kind that it is on now. */
  channel: string;
  wrapUp: WrapUp | undefined;
  directory: Directory;
  onView: (view: View) => void;
  onTrouble: (words: string) => void;
  onReopen: (conversation: string) => Promise<void>;
  /** Whether the conversation is the agent's own; guests only read. */
  own: boolean;
}

export function Details({ who, conversation, thread, channel, wrapUp, directory, onView, onTrouble, onReopen, own }: Props) {
  const { t, i18n } = useTranslation();
  const first = thread?.messages[0];
  return (
    <aside className="details" aria-label={t("details.title")}>
      <header className="details-head">
        <button type="button" className="button quiet square narrow-only" aria-label={t("timeline.back")} onClick={() => onView("conversation")}>
          <Icon name="back" />
        </button>
        <h2>{t("details.title")}</h2>
      </header>
      {conversation && wrapUp && <WrapUpForm key={conversation.id} conversation={conversation} wrapUp={wrapUp} directory={directory} onTrouble={onTrouble} onReopen={onReopen} />}
      {conversation && (
        <dl className="facts">
          <ContactFacts key={conversation.id} conversation={conversation} />
          <Fact name={t("details.client")} value={nameIn(directory.clients, conversation.client)} />
          <Fact name={t("details.queue")} value={nameIn(directory.queues, conversation.queue)} />
          <Fact name={t("details.channel")} value={[...new Set([conversation.channel, channel])].map(one => t(`channel.${one}`)).join(" → ")} />
          <Fact name={t("details.since")} value={dateAndTime(conversation.since, i18n.language)} />
          {first && !thread?.hasEarlier && <Fact name={t("details.firstAt")} value={dateAndTime(first.at, i18n.language)} />}
        </dl>
      )}
      {conversation && own && <ScreenPops key={`pops ${conversation.id}`} conversation={conversation.id} />}
      {conversation && own && <ContactAddresses key={`addresses ${conversation.id}`} conversation={conversation} />}
      {conversation && own && <ContactNotes key={`notes ${conversation.id}`} conversation={conversation.id} me={who} directory={directory} />}
      {conversation && own && <Tags key={`tags ${conversation.id}`} conversation={conversation.id} client={conversation.client} directory={directory} onTrouble={onTrouble} />}
      {conversation && <PastConversations key={`past ${conversation.id}`} conversation={conversation.id} directory={directory} onReopen={own && conversation.phase === "wrap-up" ? onReopen : undefined} />}
    </aside>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function ContactAddresses({ conversation }: { conversation: Conversation }) {
  const queries = useQueryClient();
  const contact = useContact(conversation.id).data?.pages[0];
  return contact ? <Addresses conversation={conversation.id} contact={contact} onChanged={() => queries.invalidateQueries({ queryKey: ["contact", conversation.id] })} /> : null;
}

/** A rating comes, if it comes, while the agent wraps up. */
const RATING_AGAIN = 5_000;

/** The name once it is known, and where else the contact can be met. */
function ContactFacts({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation();
  const contact = useContact(conversation.id, conversation.phase === "wrap-up" ? RATING_AGAIN : undefined).data?.pages[0];
  const address = contactName(conversation.channel, conversation.contact);
  return (
    <>
      <Fact name={t("details.contact")} value={contact?.name ?? address} />
      {contact?.rating && <Fact name={t("rating.title")} value={ratingWords(contact.rating, t)} />}
    </>
  );
}
