import { Fragment, useEffect, useLayoutEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../chrome/Icon.tsx";
import { Busy } from "../chrome/States.tsx";
import { dateAndTime } from "../text/format.ts";
import type { View } from "./DeskPage.tsx";
import { MessageItem, OutgoingItem } from "./MessageItem.tsx";
import { Participants } from "./Participants.tsx";
import { Passages } from "./Passages.tsx";
import { passages, passedBetween } from "./guests.ts";
import type { Conversation, Message, Participant } from "./model.ts";
import type { Outbox, Outgoing } from "./outbox.ts";
import { whoIs } from "./who.ts";
import type { Thread } from "./state.ts";
import type { Actions } from "./useDesk.ts";

interface Props {
  conversation: Conversation;
  thread: Thread | undefined;
  outgoing: Outgoing[];
  outbox: Outbox;
  typing: boolean;
  ended: boolean;
  names: { queue: string; colleague: (id: string) => string; me: string };
  act: Actions;
  participants: readonly Participant[];
  /** The agent's own place, in a conversation of somebody else's. */
  place: Participant | undefined;
  onView: (view: View) => void;
  onConsult: () => void;
  onTransfer: () => void;
  onClose: () => void;
}

export function Timeline({ conversation, thread, outgoing, outbox, typing, ended, names, act, participants, place, onView, onConsult, onTransfer, onClose }: Props) {
  const { t, i18n } = useTranslation();
  const messages = thread?.messages ?? [];
  const contact = whoIs(conversation, messages);
  const scroller = useScrolling(messages.length + outgoing.length + participants.length, messages[0]?.sequence);
  useReadMark(conversation, messages.findLast(one => one.author === "contact")?.sequence, place ? act.look : act.read);
  const author = (message: Message) => {
    if (message.author === "contact") return contact;
    if (message.author === "system") return t("timeline.system");
    return message.agent === names.me ? t("timeline.you") : names.colleague(message.agent ?? "");
  };
  const first = messages[0];
  const passed = passages(participants);
  const nameOf = (agent: string) => (agent === names.me ? t("timeline.you") : names.colleague(agent));
  const waiting = outgoing.filter(one => !one.message || !messages.some(message => message.id === one.message));
  return (
    <>
      <header className="centre-head">
        <button type="button" className="button quiet square narrow-only" aria-label={t("timeline.back")} onClick={() => onView("list")}>
          <Icon name="back" />
        </button>
        <div className="entry-words">
          <h2>{contact}</h2>
          <span className="muted">
            {t(`channel.${conversation.channel}`)} · {names.queue}
          </span>
        </div>
        {place && (
          <button type="button" className="button" onClick={() => void act.leave(place)}>
            {t("guest.leave")}
          </button>
        )}
        {!place && conversation.phase === "active" && (
          <>
            {conversation.channel !== "voice" && (
              <button type="button" className="button" onClick={onConsult}>
                <Icon name="consult" /> <span className="wide-only">{t("guest.open")}</span>
                <span className="hidden narrow-only">{t("guest.open")}</span>
              </button>
            )}
            <button type="button" className="button" onClick={onTransfer}>
              <Icon name="transfer" /> <span className="wide-only">{t("transfer.open")}</span>
              <span className="hidden narrow-only">{t("transfer.open")}</span>
            </button>
            <button type="button" className="button" onClick={onClose}>
              <Icon name="end" /> <span className="wide-only">{t("close.open")}</span>
              <span className="hidden narrow-only">{t("close.open")}</span>
            </button>
          </>
        )}
        <button type="button" className="button quiet square narrow-only" aria-label={t("details.show")} onClick={() => onView("details")}>
          <Icon name="info" />
        </button>
      </header>
      <Participants participants={participants} me={names.me} name={names.colleague} act={act} />
      <div className="timeline" ref={scroller} tabIndex={0} role="log" aria-live="polite" aria-label={t("timeline.title", { contact })}>
        {!thread?.loaded && messages.length === 0 && <Busy />}
        {thread?.hasEarlier && first && (
          <button type="button" className="button quiet earlier" onClick={() => void act.earlier(conversation.id, first.sequence)}>
            {t("timeline.earlier")}
          </button>
        )}
        {thread?.loaded && !thread.hasEarlier && first && (
          <p className="timeline-mark">
            {t("timeline.start")} · {dateAndTime(first.at, i18n.language)}
          </p>
        )}
        <ol>
          {messages.map((message, at) => (
            <Fragment key={message.id}>
              <MessageItem message={message} author={author(message)} />
              {passed.length > 0 && <Passages all={passedBetween(passed, message.at, messages[at + 1]?.at)} name={nameOf} />}
            </Fragment>
          ))}
          {waiting.map(one => (
            <OutgoingItem key={one.key} outgoing={one} outbox={outbox} />
          ))}
        </ol>
        {typing && <p className="typing">{t("timeline.typing", { contact })}</p>}
        {ended && <p className="timeline-mark">{t("timeline.ended")}</p>}
      </div>
    </>
  );
}

/** Stays at the end when something is added there, and where it was when earlier messages come. */
function useScrolling(count: number, oldest: number | undefined) {
  const scroller = useRef<HTMLDivElement>(null);
  const before = useRef({ height: 0, oldest, atEnd: true });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const known = before.current;
    if (known.oldest !== undefined && oldest !== undefined && oldest < known.oldest) {
      element.scrollTop += element.scrollHeight - known.height;
    } else if (known.atEnd) {
      element.scrollTop = element.scrollHeight;
    }
    before.current = { height: element.scrollHeight, oldest, atEnd: known.atEnd };
  }, [count, oldest]);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const scrolled = () => {
      before.current.atEnd = element.scrollHeight - element.scrollTop - element.clientHeight < 80;
    };
    const resized = new ResizeObserver(() => {
      if (before.current.atEnd) element.scrollTop = element.scrollHeight;
    });
    element.addEventListener("scroll", scrolled, { passive: true });
    resized.observe(element);
    return () => {
      element.removeEventListener("scroll", scrolled);
      resized.disconnect();
    };
  }, []);
  return scroller;
}

/** What is in front of the agent's eyes is read. */
function useReadMark(conversation: Conversation, last: number | undefined, read: Actions["read"]) {
  const unread = conversation.unread ?? 0;
  useEffect(() => {
    const see = () => {
      if (last !== undefined && unread > 0 && document.visibilityState === "visible") read(conversation.id, last);
    };
    see();
    document.addEventListener("visibilitychange", see);
    return () => document.removeEventListener("visibilitychange", see);
  }, [conversation.id, last, unread, read]);
}
