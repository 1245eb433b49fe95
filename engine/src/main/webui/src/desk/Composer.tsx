import { type KeyboardEvent, useId, useRef, useState, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { authorized, isRefusal } from "../api/client.ts";
import { nameIn, useCannedAnswers, useDirectory } from "../api/directory.ts";
import { Icon } from "../chrome/Icon.tsx";
import { CannedPicker } from "./CannedPicker.tsx";
import type { Choice as ChannelChoice, Thread } from "./channels.ts";
import { useContact } from "./contact.ts";
import { emptyDraft, useDraft } from "./draft.ts";
import { type Choice, choices, filled } from "./canned.ts";
import type { Attachment, Conversation, Message } from "./model.ts";
import type { Outbox } from "./outbox.ts";
import { inShort } from "./MessageItem.tsx";
import { RecipientsFields } from "./RecipientsFields.tsx";
import { answered, letterOf } from "./recipients.ts";
import { TemplateForm, WindowNotice, useServiceWindow } from "./ServiceWindow.tsx";
import type { Actions } from "./useDesk.ts";

const LONGEST = 4000;
const WARN_FROM = 3500;
const MOST_FILES = 5;

interface Props {
  /** With the channel that it is on now. */
  conversation: Conversation;
  thread: Thread | undefined;
  choices: readonly ChannelChoice[];
  messages: readonly Message[];
  outbox: Outbox;
  act: Actions;
  /** The message that the next one is the answer to. */
  answered: Message | null;
  onAnswered: (message: Message | null) => void;
  /** Of a guest who was asked to consult. */
  notesOnly: boolean;
}

export function Composer({ conversation, thread, choices: byChannel, messages, outbox, act, answered: quoted, onAnswered, notesOnly }: Props) {
  const { t, i18n } = useTranslation();
  const directory = useDirectory();
  const answers = useCannedAnswers();
  const contact = useContact(conversation.id).data?.pages[0];
  const [picking, setPicking] = useState<number | null>(null);
  const [draft, change] = useDraft(conversation.id);
  const [uploading, setUploading] = useState<string | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const over = conversation.phase === "wrap-up";
  const serviceWindow = useServiceWindow(conversation, messages);
  const note = draft.note || over || notesOnly;
  const templatesOnly = !note && serviceWindow !== null && !serviceWindow.open;
  const there = thread ? messages.filter(one => one.thread === thread.thread) : messages;
  const letter = conversation.channel === "email" ? answered(there) : null;
  const usual = letter?.answerTo ?? thread?.address ?? "";
  const isFirst = conversation.channel === "email" && thread !== undefined && messages.length > 0 && there.every(one => one.note);
  const usualSubject = byChannel.find(one => one.channelId === thread?.channelId)?.subject ?? "";
  const recipients = draft.recipients ?? { to: usual ? [usual] : [], cc: [], bcc: [] };
  const reachable = note || conversation.channel !== "email" || usual === "" || recipients.to.length > 0;
  const sendable = reachable && draft.text.trim() !== "" || (reachable && !note && draft.files.length > 0);

  useEffect(() => {
    if (quoted) field.current?.focus();
  }, [quoted]);

  function send() {
    if (!sendable || uploading || templatesOnly) return;
    outbox.send(conversation.id, note, draft.text.trim(), note ? [] : draft.files, note ? undefined : letterNow(), note ? undefined : quoted?.id);
    if (!note) onAnswered(null);
    if (!note) act.typing(conversation.id, false);
    change(note ? { text: "", note: false } : { ...emptyDraft, recipients: undefined, subject: undefined, quotes: undefined });
    field.current?.focus();
  }
  function letterNow() {
    const letter = letterOf(draft.recipients, usual);
    return isFirst ? { ...letter, subject: draft.subject?.trim() || usualSubject, quotesConversation: draft.quotes === true } : letter;
  }
  /** What was chosen comes where the caret was, with what is known filled in. */
  function insert(words: string, at: number) {
    const text = draft.text.slice(0, at) + words + draft.text.slice(at);
    if (text.length > LONGEST) act.say(t("canned.tooLong", { count: LONGEST }));
    else change({ text });
    setPicking(null);
    const caret = text.length > LONGEST ? at : at + words.length;
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(caret, caret);
    });
  }
  function fill(choice: Choice) {
    return filled(choice.text, {
      "contact.name": contact?.name,
      "agent.name": directory.name,
      "client.name": nameIn(directory.clients, conversation.client),
      "queue.name": nameIn(directory.queues, conversation.queue),
      "conversation.id": conversation.id,
    });
  }
  function onKey(event: KeyboardEvent<HTMLTextAreaElement>) {
    const { selectionStart, selectionEnd } = event.currentTarget;
    const after = draft.text.slice(0, selectionStart);
    if (event.key === "/" && selectionStart === selectionEnd && /(^|\s)$/.test(after)) {
      event.preventDefault();
      setPicking(selectionStart);
      return;
    }
    if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      send();
    } else if (event.key === "Escape") {
      field.current?.blur();
    }
  }
  async function attach(file: File) {
    setUploading(file.name);
    try {
      const body = new FormData();
      body.append("file", file);
      const path = `/api/v1/agent/conversations/${encodeURIComponent(conversation.id)}/attachments`;
      const stored = (await (await authorized(path, { method: "POST", body })).json()) as Attachment;
      change({ files: [...draft.files, stored].slice(0, MOST_FILES) });
    } catch (error) {
      act.say(isRefusal(error) ? error.message : "problem.network");
    } finally {
      setUploading(null);
    }
  }
  const left = LONGEST - draft.text.length;
  return (
    <form
      className="composer"
      data-note={note}
      onSubmit={event => {
        event.preventDefault();
        send();
      }}
    >
      <div className="composer-kind" role="group" aria-label={t("composer.message")}>
        {!over && !notesOnly && (
          <button type="button" className="tab" aria-pressed={!note} onClick={() => change({ note: false })}>
            {t("composer.message")}
          </button>
        )}
        <button type="button" className="tab" aria-pressed={note} onClick={() => change({ note: true })}>
          <Icon name="note" size={16} /> {t("composer.note")}
        </button>
        {over && <span className="muted">{t("composer.over")}</span>}
        {notesOnly && <span className="muted">{t("guest.notesOnly")}</span>}
      </div>
      {!note && serviceWindow?.closesSoon && <WindowNotice closesAt={serviceWindow.closesAt} />}
      {templatesOnly && <TemplateForm key={conversation.id} conversation={conversation} />}
      {isFirst && !note && <FirstLetter subject={draft.subject ?? usualSubject} quotes={draft.quotes === true} onChange={change} />}
      {conversation.channel === "email" && !note && (
        <RecipientsFields
          key={usual}
          subject={isFirst ? null : (letter?.subject ?? there.find(one => one.letter?.subject)?.letter?.subject ?? "")}
          chosen={recipients}
          copied={letter?.cc ?? []}
          onChange={chosen => change({ recipients: chosen })}
        />
      )}
      {picking !== null && (
        <CannedPicker
          choices={choices(answers, conversation, i18n.language)}
          onChoose={choice => insert(fill(choice), picking)}
          onLeave={instead => insert(instead, picking)}
        />
      )}
      {quoted && !note && !templatesOnly && (
        <p className="message-quote composing">
          <span>
            <b>{t("answer.to")}</b> {inShort(quoted)}
          </span>
          <button type="button" className="button quiet square" aria-label={t("answer.drop")} onClick={() => onAnswered(null)}>
            <Icon name="close" size={16} />
          </button>
        </p>
      )}
      {!templatesOnly && (
        <textarea
          id="message"
          ref={field}
          rows={conversation.channel === "email" && !note ? 4 : 3}
          maxLength={LONGEST}
          value={draft.text}
          aria-label={note ? t("composer.note") : t("composer.message")}
          placeholder={note ? t("composer.notePlaceholder") : t("composer.placeholder")}
          onChange={event => {
            change({ text: event.target.value });
            if (!note) act.typing(conversation.id, event.target.value !== "");
          }}
          onKeyDown={onKey}
          onBlur={() => !note && act.typing(conversation.id, false)}
          onPaste={event => {
            const file = event.clipboardData.files[0];
            if (file && !note) {
              event.preventDefault();
              void attach(file);
            }
          }}
        />
      )}
      {!templatesOnly && (draft.files.length > 0 || uploading) && (
        <ul className="chips" aria-label={t("composer.attached")}>
          {draft.files.map(file => (
            <li key={file.id} className="chip">
              <Icon name="file" size={14} /> {file.name}
              <button type="button" aria-label={t("composer.remove", { name: file.name })} onClick={() => change({ files: draft.files.filter(one => one.id !== file.id) })}>
                <Icon name="close" size={14} />
              </button>
            </li>
          ))}
          {uploading && <li className="chip muted">{t("composer.uploading", { name: uploading })}</li>}
        </ul>
      )}
      {!templatesOnly && (
        <div className="composer-act">
          {!note && (
            <label className="button quiet attach">
              <Icon name="attach" />
              <span>{t("composer.attach")}</span>
              <input
                type="file"
                className="hidden"
                disabled={draft.files.length >= MOST_FILES}
                onChange={event => {
                  const file = event.target.files?.[0];
                  if (file) void attach(file);
                  event.target.value = "";
                }}
              />
            </label>
          )}
          <button type="button" className="button quiet" aria-haspopup="listbox" aria-expanded={picking !== null} onClick={() => setPicking(field.current?.selectionStart ?? draft.text.length)}>
            <Icon name="canned" /> <span className="wide-only">{t("canned.open")}</span>
            <span className="hidden narrow-only">{t("canned.open")}</span>
          </button>
          <span className="muted composer-hint">{left < LONGEST - WARN_FROM ? t("composer.long", { count: left }) : t(conversation.channel === "email" && !note ? "letter.hint" : "composer.hint")}</span>
          <button type="submit" className="button primary" disabled={!sendable || uploading !== null}>
            <Icon name={note ? "note" : "send"} /> {note ? t("composer.save") : t("composer.send")}
          </button>
        </div>
      )}
    </form>
  );
}

/** What the first letter to the contact says beside its words. */
function FirstLetter({ subject, quotes, onChange }: { subject: string; quotes: boolean; onChange: (change: { subject?: string; quotes?: boolean }) => void }) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div className="letter-fields">
      <div className="letter-field">
        <label htmlFor={id}>{t("letter.subject")}</label>
        <input id={id} maxLength={200} value={subject} onChange={event => onChange({ subject: event.target.value })} />
      </div>
      <label className="check">
        <input type="checkbox" checked={quotes} onChange={event => onChange({ quotes: event.target.checked })} /> {t("move.quotes")}
      </label>
    </div>
  );
}
