import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { isRefusal } from "../api/client.ts";
import { Dialog } from "../chrome/Dialog.tsx";
import { Control } from "./Control.tsx";
import { PasswordForm } from "./PasswordForm.tsx";
import { Secret } from "./Secret.tsx";
import { type Defined, put, remove, titleOf } from "./definitions.ts";
import { type Draft, at, beginning, finished, withAt } from "./draft.ts";
import { KINDS, type Field, type Group, type Kind, hasSecrets } from "./kinds.ts";

const CHANGED_MEANWHILE = 412;
const SHOWN: readonly Group[] = ["imap", "smtp", "letters"];
const ON_DEMAND: readonly Group[] = ["oauth2", "agents", "overflow", "files", "finer"];
const ID = "[a-z0-9][a-z0-9\\-]{0,62}";

interface Props {
  kind: Kind;
  known: Defined | null;
  /** Just defined: what is left to do is its secret. */
  fresh?: boolean;
  onDone: (words: string, saved?: Defined) => void;
  onClose: () => void;
}

export function DefinitionDialog({ kind, known, fresh = false, onDone, onClose }: Props) {
  const { t, i18n } = useTranslation();
  const queries = useQueryClient();
  const [id, setId] = useState(known?.id ?? "");
  const [draft, setDraft] = useState<Draft>(known?.definition ?? beginning(kind));
  const [trouble, setTrouble] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [asked, setAsked] = useState(false);
  const name = known ? titleOf(known, i18n.language) : "";
  const fields = KINDS[kind].filter(field => isAsked(kind, field, draft));

  async function doing(act: () => Promise<Defined | void>, words: string) {
    setBusy(true);
    setTrouble(null);
    try {
      const saved = await act();
      await queries.invalidateQueries({ queryKey: ["configuration"] });
      onDone(words, saved ?? undefined);
    } catch (error) {
      setTrouble(error);
      setBusy(false);
    }
  }
  const control = (field: Field) => (
    <Control key={field.name} field={field} value={at(draft, field.name)} wrong={wrongIn(trouble, field)} onChange={value => setDraft(before => withAt(before, field.name, value))} />
  );
  function save(event: FormEvent) {
    event.preventDefault();
    void doing(() => put(kind, id, known?.version ?? null, finished(kind === "screen-pops" && draft.opens !== "look-up" ? withAt(withAt(draft, "fields", undefined), "header", undefined) : draft)), t("admin.saved"));
  }
  return (
    <Dialog title={known ? t("admin.edit", { name }) : t("admin.addTo", { kind: t(`kind.${kind}`) })} wide onClose={onClose}>
      {trouble !== null && (
        <p className="banner danger" role="alert">
          {wordsOf(trouble, known !== null, t)}
        </p>
      )}
      <form onSubmit={save} className="definition">
        {!known && (
          <div className="field">
            <label htmlFor="definition-id">{t("admin.id")}</label>
            <input id="definition-id" value={id} required pattern={ID} aria-describedby="id-hint" onChange={event => setId(event.target.value)} autoCapitalize="none" spellCheck={false} />
            <p className="muted" id="id-hint">{t("admin.idHint")}</p>
          </div>
        )}
        {fields.filter(field => !field.group).map(control)}
        {fields.some(field => isShown(field.group)) && (
          <div className="sections">
            {SHOWN.filter(group => fields.some(field => field.group === group)).map(group => (
              <fieldset key={group} className="group section">
                <legend>{t(`group.${group}`)}</legend>
                {fields.filter(field => field.group === group).map(control)}
              </fieldset>
            ))}
          </div>
        )}
        {ON_DEMAND.filter(group => fields.some(field => field.group === group)).map(group => (
          <details key={group} className="more-fields" onInvalidCapture={event => (event.currentTarget.open = true)} open={fields.some(field => field.group === group && wrongIn(trouble, field)) || undefined}>
            <summary>{t(`group.${group}`)}</summary>
            {fields.filter(field => field.group === group).map(control)}
          </details>
        ))}
        <footer className="dialog-act">
          {known && !asked && (
            <button type="button" className="button remove" onClick={() => setAsked(true)}>
              {t("admin.remove")}
            </button>
          )}
          {known && asked && (
            <span className="sure" role="alert">
              {t("admin.removeSure", { name })}{" "}
              <button type="button" className="button danger" disabled={busy} onClick={() => void doing(() => remove(kind, known), t("admin.removed"))}>
                {t("admin.remove")}
              </button>
            </span>
          )}
          <button type="button" className="button" onClick={onClose}>
            {t("app.cancel")}
          </button>
          <button type="submit" className="button primary" disabled={busy}>
            {t("admin.save")}
          </button>
        </footer>
      </form>
      {kind === "users" && known && <PasswordForm user={known.id} />}
      {hasSecrets(kind) && (kind !== "alert-rules" || draft.webhook != null) && (kind !== "screen-pops" || draft.opens === "look-up") && (known ? <Secret kind={kind} channel={known} fresh={fresh} /> : <p className="muted secret-later">{t("secret.later")}</p>)}
    </Dialog>
  );
}

/** Fields that only some need: agents, and look-ups of clients' systems. */
function isAsked(kind: Kind, field: Field, draft: Draft): boolean {
  if (kind === "screen-pops" && (field.name === "fields" || field.name === "header")) return draft.opens === "look-up";
  return !field.name.startsWith("agent.") || (draft.roles as string[] | undefined)?.includes("agent") === true;
}

function isShown(group: Group | undefined): boolean {
  return group !== undefined && SHOWN.includes(group);
}

function wordsOf(trouble: unknown, isKnown: boolean, t: (key: string, values?: Record<string, string>) => string): string {
  if (!isRefusal(trouble)) return t("problem.act", { detail: t("problem.network") });
  return trouble.status === CHANGED_MEANWHILE && isKnown ? t("admin.conflict") : trouble.message;
}

/** What the engine said of this field or of something inside it. */
function wrongIn(trouble: unknown, field: Field): string | undefined {
  if (!isRefusal(trouble)) return undefined;
  const words = trouble.fields.filter(one => one.field === field.name || one.field.startsWith(`${field.name}.`) || one.field.startsWith(`${field.name}[`));
  return words.length > 0 ? words.map(one => one.message).join(" ") : undefined;
}
