import { useMutation, useQuery } from "@tanstack/react-query";
import { memo, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, authorized } from "../api/client.ts";
import { Icon } from "../chrome/Icon.tsx";
import { size, timeOfDay } from "../text/format.ts";
import { LetterLayout } from "./LetterLayout.tsx";
import { FilledFields } from "./WrapUpFields.tsx";
import { finder, findings } from "./layout.ts";
import type { Attachment, Letter, Message } from "./model.ts";
import type { Outbox, Outgoing } from "./outbox.ts";
import { apart } from "./quoted.ts";
import { usePicture } from "./picture.ts";

interface ItemProps {
  message: Message;
  author: string;
  files?: string;
  /** What it answers, where that is known, and who wrote it. */
  quoted?: Message | undefined;
  quotedAuthor?: string | undefined;
  /** Absent where no message can be shown as the answer to this one. */
  onAnswer?: ((message: Message) => void) | undefined;
}

/** Drawn anew only when the message changed; there may be thousands. */
export const MessageItem = memo(function MessageItem({ message, author, files, quoted, quotedAuthor, onAnswer }: ItemProps) {
  const { t, i18n } = useTranslation();
  const at = files ?? `/api/v1/agent/conversations/${encodeURIComponent(message.conversation)}/attachments`;
  return (
    <li className="message" data-author={message.author} data-note={message.note}>
      <p className="message-who">
        {message.note && (
          <>
            <Icon name="note" size={14} /> {t("timeline.note")} ·{" "}
          </>
        )}
        {author}
      </p>
      {message.answers && (
        <blockquote className="message-quote">
          <span className="hidden">{t("answer.to")} </span>
          {quoted ? (
            <>
              <b>{quotedAuthor}</b> {inShort(quoted)}
            </>
          ) : (
            t("answer.earlier")
          )}
        </blockquote>
      )}
      {message.letter && <LetterHead letter={message.letter} isOurs={message.author === "agent"} />}
      {message.letter ? <LetterBody message={message} at={at} ownFiles={!files} /> : message.text && <p className="message-text">{message.text}</p>}
      {message.wrapUp && <FilledFields fields={message.wrapUp.fields} />}
      {message.attachments.map(file => (
        file.state && file.state !== "here" ? <AwaitedFile key={file.id} at={at} file={file} mayAsk={!files && !message.letter && !FOR_EVER.includes(file.trouble ?? "")} /> : <File key={file.id} at={at} file={file} />
      ))}
      <p className="message-foot">
        <time dateTime={message.at}>{timeOfDay(message.at, i18n.language)}</time>
        {message.author === "agent" && !message.note && (
          <span className="message-status" data-status={message.status}>
            <Icon name={message.status === "failed" ? "warning" : message.status === "sent" ? "check" : "checks"} size={16} />
            {t(`status.${message.status}`)}
            {message.failure && `: ${message.failure.text}`}
          </span>
        )}
        {message.status === "failed" && !files && <TryAgain message={message} />}
        {onAnswer && !message.note && message.author !== "system" && (
          <button type="button" className="button small quiet message-answer" aria-label={t("answer.this", { text: inShort(message) })} onClick={() => onAnswer(message)}>
            {t("answer.do")}
          </button>
        )}
      </p>
    </li>
  );
});

const SHORT = 90;

/** A message on one line. */
export function inShort(message: Message): string {
  const text = (message.text || message.attachments.map(file => file.name).join(", ")).replace(/\s+/g, " ").trim();
  return text.length > SHORT ? `${text.slice(0, SHORT)}…` : text;
}

/** The status comes back by the socket. */
function TryAgain({ message }: { message: Message }) {
  const { t } = useTranslation();
  const retry = useMutation({
    mutationFn: () => api.POST("/api/v1/agent/conversations/{conversation}/messages/{message}/retry", { params: { path: { conversation: message.conversation, message: message.id } } }),
  });
  return (
    <>
      <button type="button" className="button small" disabled={retry.isPending} onClick={() => retry.mutate()}>
        {t("timeline.again")}
      </button>
      {retry.error && (
        <span className="wrong" role="alert">
          {retry.error.message}
        </span>
      )}
    </>
  );
}

const TROUBLES = ["gone", "too-large", "not-allowed", "gave-up", "type-not-allowed", "daily-limit", "infected", "not-scannable"];
/** What asking again does not change. */
const FOR_EVER = ["infected", "not-scannable"];

/** A file that the contact's provider keeps still; what comes of asking for it again is told by the socket. */
function AwaitedFile({ at, file, mayAsk }: { at: string; file: Attachment; mayAsk: boolean }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<Attachment | null>(null);
  const ask = useMutation({
    mutationFn: () => authorized(`${at}/${encodeURIComponent(file.id)}/fetch`, { method: "POST" }),
    onSuccess: () => setAsked(file),
  });
  const isMissing = file.state === "missing" && asked !== file;
  const trouble = TROUBLES.includes(file.trouble ?? "") ? file.trouble : "other";
  return (
    <p className="file awaited" role="status">
      <Icon name={isMissing ? "warning" : "clock"} /> <span>{file.name}</span>{" "}
      <span className="muted">{isMissing ? t("file.missing", { why: t(`file.${trouble}`) }) : t("file.fetching")}</span>
      {isMissing && mayAsk && (
        <button type="button" className="button small" disabled={ask.isPending} onClick={() => ask.mutate()}>
          {t("file.again")}
        </button>
      )}
      {ask.error && (
        <span className="wrong" role="alert">
          {ask.error.message}
        </span>
      )}
    </p>
  );
}

function LetterHead({ letter, isOurs }: { letter: Letter; isOurs: boolean }) {
  const { t } = useTranslation();
  const all = (["to", "cc", "bcc"] as const).filter(field => letter[field].length > 0);
  return (
    <dl className="letter-head">
      {letter.subject && (
        <div>
          <dt>{t("letter.subject")}</dt>
          <dd>
            <b>{letter.subject}</b>
          </dd>
        </div>
      )}
      {!isOurs && (
        <div>
          <dt>{t("letter.from")}</dt>
          <dd>{letter.from}</dd>
        </div>
      )}
      {all.map(field => (
        <div key={field}>
          <dt>{t(`letter.${field}`)}</dt>
          <dd>{letter[field].join(", ")}</dd>
        </div>
      ))}
      {!isOurs && letter.authenticity && <Authenticity words={letter.authenticity} />}
    </dl>
  );
}

/** What the receiving server found of the sender. */
function Authenticity({ words }: { words: string }) {
  const { t } = useTranslation();
  const found = findings(words);
  if (found.length === 0) return null;
  const isBad = found.some(one => one.method === "DMARC" && one.result === "fail");
  return (
    <div className="letter-authenticity" data-bad={isBad}>
      <dt>{t("authenticity.title")}</dt>
      <dd>
        {isBad && <Icon name="warning" size={14} />} {found.map(one => `${one.method} ${one.result}`).join(" · ")} ({t("authenticity.by", { server: finder(words) })})
        {isBad && ` – ${t("authenticity.bad")}`}
      </dd>
    </div>
  );
}

/** Its words; its layout, where it has one, when the agent wants it. */
function LetterBody({ message, at, ownFiles }: { message: Message; at: string; ownFiles: boolean }) {
  const { t } = useTranslation();
  const [laidOut, setLaidOut] = useState(false);
  const pictures = `/api/v1/agent/conversations/${encodeURIComponent(message.conversation)}/messages/${encodeURIComponent(message.id)}/pictures`;
  return (
    <>
      {message.html && (
        <button type="button" className="button small quiet" aria-pressed={laidOut} onClick={() => setLaidOut(!laidOut)}>
          {t("layout.show")}
        </button>
      )}
      {message.html && laidOut ? (
        <LetterLayout message={message} html={message.html} at={at} pictures={ownFiles ? pictures : null} />
      ) : (
        message.text && <LetterText text={message.text} />
      )}
    </>
  );
}

function LetterText({ text }: { text: string }) {
  const { t } = useTranslation();
  const { words, quoted } = apart(text);
  return (
    <>
      <p className="message-text">{words}</p>
      {quoted && (
        <details className="quoted">
          <summary>{t("letter.quoted")}</summary>
          <p className="message-text">{quoted}</p>
        </details>
      )}
    </>
  );
}

export function OutgoingItem({ outgoing, outbox }: { outgoing: Outgoing; outbox: Outbox }) {
  const { t } = useTranslation();
  return (
    <li className="message" data-author="agent" data-note={outgoing.note} data-outgoing={outgoing.state}>
      {outgoing.text && <p className="message-text">{outgoing.text}</p>}
      {outgoing.attachments.map(file => (
        <p key={file.id} className="file">
          <Icon name="file" /> {file.name}
        </p>
      ))}
      {outgoing.state === "failed" ? (
        <div className="message-failed" role="alert">
          <span>
            <Icon name="warning" size={16} /> {t("timeline.failed")} {outgoing.trouble}
          </span>
          <button type="button" className="button small" onClick={() => outbox.again(outgoing.key)}>
            {t("timeline.again")}
          </button>
          <button type="button" className="button small" onClick={() => outbox.discard(outgoing.key)}>
            {t("timeline.discard")}
          </button>
        </div>
      ) : (
        <p className="message-foot">
          <Icon name="clock" size={14} /> {t("status.sending")}
        </p>
      )}
    </li>
  );
}

const SHOWN_IN_PLACE = /^image\/(png|jpeg|gif|webp|avif)$/;
const LARGEST_SHOWN = 4_000_000;
const KEPT_UNSEEN = 60_000;

function File({ at, file }: { at: string; file: Attachment }) {
  const { t, i18n } = useTranslation();
  const shown = SHOWN_IN_PLACE.test(file.contentType) && file.size <= LARGEST_SHOWN;
  const image = useQuery({
    queryKey: ["attachment", at, file.id],
    queryFn: () => content(at, file),
    enabled: shown,
    staleTime: Infinity,
    gcTime: KEPT_UNSEEN,
  });
  const picture = usePicture(image.data);
  return (
    <>
      {picture && <img className="message-image" src={picture} alt={t("timeline.image", { name: file.name })} />}
      <button
        type="button"
        className="file"
        aria-label={t("timeline.file", { name: file.name, size: size(file.size, i18n.language) })}
        onClick={() => void save(at, file)}
      >
        <Icon name="file" /> {file.name} <span className="muted">{size(file.size, i18n.language)}</span>
      </button>
    </>
  );
}

async function content(at: string, file: Attachment): Promise<Blob> {
  const answer = await authorized(`${at}/${encodeURIComponent(file.id)}`);
  return answer.blob();
}

async function save(at: string, file: Attachment): Promise<void> {
  const address = URL.createObjectURL(await content(at, file));
  const link = document.createElement("a");
  link.href = address;
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
