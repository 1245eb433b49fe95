import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type KeyboardEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Schemas, api, bodyOf, isRefusal, once } from "../api/client.ts";
import { type Directory, nameIn } from "../api/directory.ts";
import { Icon } from "../chrome/Icon.tsx";
import { Broken, Busy } from "../chrome/States.tsx";
import type { Session } from "../session/session.ts";
import { dateAndTime } from "../text/format.ts";

type Note = Schemas["ContactNoteView"];

const LONGEST = 4000;
const AGENT = "/api/v1/agent/conversations/{conversation}/contact/notes";
const SUPERVISOR = "/api/v1/supervisor/conversations/{conversation}/contact/notes";

interface Props {
  conversation: string;
  me: Session;
  directory: Directory;
  /** Whether a supervisor looks on, who writes none. */
  looking?: boolean;
}

/** What the staff noted of the contact, whatever the conversation; one's own notes can be changed in place. */
export function ContactNotes({ conversation, me, directory, looking }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const queryKey = ["contact-notes", conversation];
  const path = { conversation };
  const root = looking ? SUPERVISOR : AGENT;
  const [draft, setDraft] = useState("");
  const [intent, setIntent] = useState(once);
  const [editing, setEditing] = useState<string | null>(null);
  const [asked, setAsked] = useState<string | null>(null);
  const { data, error, refetch } = useQuery({
    queryKey,
    queryFn: async () => bodyOf(await api.GET(root, { params: { path } })) as Note[],
    staleTime: 60_000,
  });
  const written = (text: string) => {
    setDraft(text);
    setIntent(once());
  };
  const again = () => queries.invalidateQueries({ queryKey });
  const add = useMutation({
    mutationFn: async (text: string) => bodyOf(await api.POST(AGENT, { params: { path, header: intent }, body: { text } })),
    onSuccess: () => {
      setDraft("");
      setIntent(once());
      return again();
    },
  });
  const change = useMutation({
    mutationFn: async ({ id, text }: { id: string; text: string }) => bodyOf(await api.PUT(`${AGENT}/{note}`, { params: { path: { ...path, note: id } }, body: { text } })),
    onSuccess: () => {
      setEditing(null);
      return again();
    },
  });
  const remove = useMutation({
    mutationFn: async (id: string) => {
      await api.DELETE(`${root}/{note}`, { params: { path: { ...path, note: id } } });
    },
    onSuccess: again,
  });
  const trouble = add.error ?? change.error ?? remove.error;
  return (
    <section className="contact-notes" aria-labelledby="contact-notes">
      <h3 id="contact-notes">{t("contactNote.title")}</h3>
      {error && !data ? <Broken error={error} onRetry={() => void refetch()} /> : !data && <Busy />}
      {!looking && <WriteNote id="contact-note" label={t("contactNote.write")} text={draft} busy={add.isPending} submit={t("contactNote.add")} onText={written} onSubmit={() => add.mutate(draft)} />}
      {looking && data?.length === 0 && <p className="muted">{t("contactNote.none")}</p>}
      {trouble && (
        <p className="wrong" role="alert">
          {isRefusal(trouble) ? trouble.message : t("problem.network")}
        </p>
      )}
      <ul>
        {data?.map(note =>
          editing === note.id ? (
            <ChangeNote key={note.id} note={note} busy={change.isPending} onSubmit={text => change.mutate({ id: note.id, text })} onLeave={() => setEditing(null)} />
          ) : (
            <NoteItem key={note.id} note={note} who={nameIn(directory.colleagues, note.by)}>
              {note.by === me.user && !looking && (
                <button type="button" className="button quiet small" onClick={() => setEditing(note.id)}>
                  {t("contactNote.change")}
                </button>
              )}
              {(note.by === me.user || me.roles.includes("supervisor")) && (
                <button type="button" className={asked === note.id ? "button danger small" : "button quiet small"} disabled={remove.isPending} onBlur={() => setAsked(null)} onClick={() => (asked === note.id ? remove.mutate(note.id) : setAsked(note.id))}>
                  {t(asked === note.id ? "contactNote.sure" : "contactNote.delete")}
                </button>
              )}
            </NoteItem>
          ),
        )}
      </ul>
    </section>
  );
}

function NoteItem({ note, who, children }: { note: Note; who: string; children: React.ReactNode }) {
  const { t, i18n } = useTranslation();
  return (
    <li className="contact-note">
      <p className="muted">
        <Icon name="note" size={14} /> {who} · <time dateTime={note.at}>{dateAndTime(note.at, i18n.language)}</time>
        {note.changedAt && ` · ${t("contactNote.changed", { at: dateAndTime(note.changedAt, i18n.language) })}`}
      </p>
      <p className="contact-note-text">{note.text}</p>
      <div className="contact-note-act">{children}</div>
    </li>
  );
}

function ChangeNote({ note, busy, onSubmit, onLeave }: { note: Note; busy: boolean; onSubmit: (text: string) => void; onLeave: () => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState(note.text);
  const id = useId();
  return (
    <li className="contact-note">
      <WriteNote id={id} label={t("contactNote.change")} text={text} busy={busy} submit={t("contactNote.save")} focused onText={setText} onSubmit={() => onSubmit(text)} onLeave={onLeave} />
    </li>
  );
}

interface WriteProps {
  id: string;
  label: string;
  text: string;
  busy: boolean;
  submit: string;
  focused?: boolean;
  onText: (text: string) => void;
  onSubmit: () => void;
  onLeave?: () => void;
}

/** Ctrl+Enter keeps it, Escape leaves a change. */
/** A field for a note and its button. */
export function WriteNote({ id, label, text, busy, submit, focused, onText, onSubmit, onLeave }: WriteProps) {
  const { t } = useTranslation();
  const empty = text.trim() === "";
  const pressed = (event: KeyboardEvent) => {
    if (event.key === "Escape" && onLeave) onLeave();
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !empty && !busy) {
      event.preventDefault();
      onSubmit();
    }
  };
  return (
    <form
      className="contact-note-form"
      onSubmit={event => {
        event.preventDefault();
        if (!empty) onSubmit();
      }}
    >
      <label htmlFor={id}>{label}</label>
      <textarea id={id} rows={2} maxLength={LONGEST} value={text} autoFocus={focused} onChange={event => onText(event.target.value)} onKeyDown={pressed} />
      <div className="contact-note-act">
        <button type="submit" className="button small" disabled={empty || busy}>
          {submit}
        </button>
        {onLeave && (
          <button type="button" className="button quiet small" onClick={onLeave}>
            {t("app.cancel")}
          </button>
        )}
      </div>
    </form>
  );
}
