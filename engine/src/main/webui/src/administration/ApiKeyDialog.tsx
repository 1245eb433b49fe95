import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { isRefusal } from "../api/client.ts";
import { Dialog } from "../chrome/Dialog.tsx";
import { Control } from "./Control.tsx";
import { type ApiKeyOrder, issueApiKey } from "./apiKeys.ts";
import { type Draft, at, withAt } from "./draft.ts";
import { inAYear } from "./keyState.ts";
import type { Field } from "./kinds.ts";

const FIELDS: readonly Field[] = [
  { name: "name", as: "text" },
  { name: "operation", as: "one", of: "operations" },
  { name: "expiresAt", as: "date" },
  { name: "roles", as: "choices", of: ["supervisor", "administrator"], words: "role" },
  { name: "clients", as: "several", of: "clients" },
];

/** What a key is to be. */
export function ApiKeyDialog({ onIssued, onClose }: { onIssued: (key: string) => void; onClose: () => void }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<Draft>({ roles: ["supervisor"], clients: [], expiresAt: inAYear(new Date()) });
  const [trouble, setTrouble] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  async function issue(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setTrouble(null);
    try {
      onIssued(await issueApiKey({ ...draft, expiresAt: `${String(draft.expiresAt)}T00:00:00Z` } as unknown as ApiKeyOrder));
    } catch (error) {
      setTrouble(error);
      setBusy(false);
    }
  }
  const wrong = (field: Field) =>
    isRefusal(trouble)
      ? trouble.fields
          .filter(one => one.field === field.name || one.field.startsWith(`${field.name}[`))
          .map(one => one.message)
          .join(" ") || undefined
      : undefined;
  return (
    <Dialog title={t("key.issue")} wide onClose={onClose}>
      {trouble !== null && (
        <p className="banner danger" role="alert">
          {isRefusal(trouble) ? trouble.message : t("problem.act", { detail: t("problem.network") })}
        </p>
      )}
      <form onSubmit={event => void issue(event)} className="definition">
        {FIELDS.map(field => (
          <Control key={field.name} field={field} value={at(draft, field.name)} wrong={wrong(field)} onChange={value => setDraft(before => withAt(before, field.name, value))} />
        ))}
        <p className="muted secret-act">{t("key.rolesHint")}</p>
        <footer className="dialog-act">
          <button type="button" className="button" onClick={onClose}>
            {t("app.cancel")}
          </button>
          <button type="submit" className="button primary" disabled={busy}>
            {t("key.issue")}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
