import { Fragment, useEffect, useLayoutEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../chrome/Icon.tsx";
import { Broken, Busy } from "../chrome/States.tsx";
import type { Directory } from "../api/directory.ts";
import { dateAndTime } from "../text/format.ts";
import { AbsenceHint } from "./AbsenceHint.tsx";
import { type Channels, currentOf } from "./channels.ts";
import type { View } from "./DeskPage.tsx";
import { useEarlier } from "./earlier.ts";
import { EarlierConversations } from "./EarlierConversations.tsx";
import { MessageItem, OutgoingItem } from "./MessageItem.tsx";
import { Participants } from "./Participants.tsx";
import { Lookers } from "./Lookers.tsx";
import { Passages } from "./Passages.tsx";
import { passages, passedBetween } from "./guests.ts";
import type { Conversation, Looker, Message, Participant } from "./model.ts";
import type { Outbox, Outgoing } from "./outbox.ts";
import { Turn } from "./Turn.tsx";
import { END, turns } from "./turns.ts";
import { whoIs } from "./who.ts";
import type { Thread } from "./state.ts";
import type { Actions } from "./useDesk.ts";

interface Props {
  conversation: Conversation;
  thread: Thread | undefined;
  channels: Channels | undefined;
  directory: Directory;
  outgoing: Outgoing[];
  outbox: Outbox;
  typing: boolean;
  ended: boolean;
  names: { queue: string; colleague: (id: string) => string; me: string };
  act: Actions;
  /** Absent where the channel cannot show which message is answered. */
  onAnswer?: ((message: Message) => void) | undefined;
  participants: readonly Participant[];
  lookers: readonly Looker[];
  /** The agent's own place, in a conversation of somebody else's. */
  place: Participant | undefined;
  onView: (view: View) => void;
  onConsult: () => void;
  onTransfer: () => void;
  onMove: () => void;
  onClose: () => void;
}

export function Timeline({ conversation, thread, channels, directory, outgoing, outbox, typing, ended, names, act, onAnswer, participants, lookers, place, onView, onConsult, onTransfer, onMove, onClose }: Props) {
  const { t, i18n } = useTranslation();
  const messages = thread?.messages ?? [];
  const contact = whoIs(conversation, messages);
  const earlier = useEarlier(conversation.id);
  const current = currentOf(channels);
  const turning = turns(messages, current?.thread);
  const up = () => {
    const oldest = messages[0];
    if (thread?.hasEarlier && oldest) void act.earlier(conversation.id, oldest.place);
    else if (thread?.loaded && earlier.hasMore && !earlier.busy && !earlier.error) earlier.more();
  };
  const scroller = useScrolling(messages.length + outgoing.length + participants.length, messages[0]?.place, earlier.shown.length, up);
  useReadMark(conversation, messages.findLast(one => one.author === "contact")?.place, place ? act.look : act.read);
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
            {t(`channel.${current?.channel ?? conversation.channel}`)} · {names.queue}
          </span>
        </div>
        {place && (
          <button type="button" className="button" onClick={() => void act.leave(place)}>
            {t("guest.leave")}
          </button>
        )}
        {!place && conversation.phase === "active" && (
          <>
            <button type="button" className="button" title={t("move.open")} onClick={onMove}>
              <Icon name="route" /> <span className="wide-only">{t("move.short")}</span>
              <span className="hidden narrow-only">{t("move.open")}</span>
            </button>
            {conversation.channel !== "voice" && (
              <button type="button" className="button" title={t("guest.open")} onClick={onConsult}>
                <Icon name="consult" /> <span className="wide-only">{t("guest.open")}</span>
                <span className="hidden narrow-only">{t("guest.open")}</span>
              </button>
            )}
            <button type="button" className="button" title={t("transfer.open")} onClick={onTransfer}>
              <Icon name="transfer" /> <span className="wide-only">{t("transfer.open")}</span>
              <span className="hidden narrow-only">{t("transfer.open")}</span>
            </button>
            <button type="button" className="button" title={t("close.open")} onClick={onClose}>
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
      <Lookers lookers={lookers} />
      <div className="timeline" ref={scroller} tabIndex={0} role="log" aria-live="polite" aria-label={t("timeline.title", { contact })}>
        {!thread?.loaded && messages.length === 0 && <Busy />}
        {thread?.hasEarlier && first && (
          <button type="button" className="button quiet earlier" onClick={() => void act.earlier(conversation.id, first.place)}>
            {t("timeline.earlier")}
          </button>
        )}
        {thread?.loaded && !thread.hasEarlier && (
          <>
            {earlier.error && <Broken error={earlier.error} onRetry={earlier.more} />}
            {!earlier.error && earlier.hasMore && (
              <button type="button" className="button quiet earlier" disabled={earlier.busy} onClick={earlier.more}>
                {t("timeline.earlierOnes")}
              </button>
            )}
            <EarlierConversations conversation={conversation.id} shown={earlier.shown} directory={directory} />
          </>
        )}
        {thread?.loaded && !thread.hasEarlier && first && (
          <p className="timeline-mark">
            {t("timeline.start")} · {dateAndTime(first.at, i18n.language)}
          </p>
        )}
        <ol>
          {messages.map((message, at) => {
            const quoted = message.answers ? messages.find(one => one.id === message.answers) : undefined;
            return (
              <Fragment key={message.id}>
                <Turn to={turning.get(message.id)} threads={channels?.threads} />
                <MessageItem message={message} author={author(message)} quoted={quoted} quotedAuthor={quoted && author(quoted)} onAnswer={onAnswer} />
                {passed.length > 0 && <Passages all={passedBetween(passed, message.at, messages[at + 1]?.at)} name={nameOf} />}
              </Fragment>
            );
          })}
          <Turn to={turning.get(END)} threads={channels?.threads} />
          {waiting.map(one => (
            <OutgoingItem key={one.key} outgoing={one} outbox={outbox} />
          ))}
        </ol>
        {typing && <p className="typing">{t("timeline.typing", { contact })}</p>}
        {ended && <p className="timeline-mark">{t("timeline.ended")}</p>}
      </div>
      {!ended && current?.channel === "chat" && (channels?.choices.length ?? 0) > 0 && <AbsenceHint messages={messages} onMove={onMove} />}
    </>
  );
}

/** Stays at the end when something is added there, and where it was when something comes above; tells when its top is reached. */
function useScrolling(count: number, oldest: number | undefined, above: number, onTop: () => void) {
  const scroller = useRef<HTMLDivElement>(null);
  const before = useRef({ height: 0, oldest, above, atEnd: true });
  const top = useRef(onTop);
  top.current = onTop;
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const known = before.current;
    if (above > known.above || (known.oldest !== undefined && oldest !== undefined && oldest < known.oldest)) {
      element.scrollTop += element.scrollHeight - known.height;
    } else if (known.atEnd) {
      element.scrollTop = element.scrollHeight;
    }
    before.current = { height: element.scrollHeight, oldest, above, atEnd: known.atEnd };
  }, [count, oldest, above]);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    let from = element.scrollTop;
    const scrolled = () => {
      if (element.scrollTop < 40 && element.scrollTop < from) top.current();
      from = element.scrollTop;
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
