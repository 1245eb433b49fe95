import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { isRefusal } from "../api/client.ts";
import { Dialog } from "../chrome/Dialog.tsx";
import { Control } from "./Control.tsx";
import { type Erasure, eraseContact } from "./definitions.ts";
import type { Field } from "./kinds.ts";

const FIELDS: readonly Field[] = [
  { name: "client", as: "one", of: "clients" },
  { name: "contactAddress", as: "text" },
];

/** Forgetting a contact, asked twice because it cannot be undone. */
export function ErasurePage() {
  const { t } = useTranslation();
  const [whom, setWhom] = useState<Record<string, string>>({});
  const [isAsked, setAsked] = useState(false);
  const [trouble, setTrouble] = useState<unknown>(null);
  const [done, setDone] = useState<Erasure | null>(null);
  const client = whom["client"] ?? "";
  const address = whom["contactAddress"] ?? "";

  async function erase() {
    setAsked(false);
    try {
      setDone(await eraseContact(client, address));
      setWhom({ client });
    } catch (refused) {
      setTrouble(refused);
    }
  }
  function ask(event: FormEvent) {
    event.preventDefault();
    setDone(null);
    setTrouble(null);
    setAsked(true);
  }
  const wrong = (field: Field) => (isRefusal(trouble) ? trouble.fields.find(one => one.field.endsWith(field.name === "client" ? "client" : "address"))?.message : undefined);
  return (
    <section className="block" aria-labelledby="erasures">
      <header className="block-head">
        <h2 id="erasures">{t("kind.erasures")}</h2>
      </header>
      <p className="muted block-note">{t("erasure.hint")}</p>
      <div role="status">
        {done && (
          <p className="banner">
            {t(done.addresses === 0 ? "erasure.nothing" : "erasure.done", { messages: done.messages, files: done.files, conversations: done.conversations, id: done.id })}
          </p>
        )}
      </div>
      {trouble !== null && (
        <p className="banner danger" role="alert">
          {isRefusal(trouble) ? trouble.message : t("problem.act", { detail: t("problem.network") })}
        </p>
      )}
      <form className="definition" onSubmit={ask}>
        {FIELDS.map(field => (
          <Control key={field.name} field={field} value={whom[field.name]} wrong={wrong(field)} onChange={value => setWhom(before => ({ ...before, [field.name]: String(value ?? "") }))} />
        ))}
        <footer className="dialog-act">
          <button type="submit" className="button danger" disabled={!client || !address.trim()}>
            {t("erasure.act")}
          </button>
        </footer>
      </form>
      {isAsked && (
        <Dialog title={t("erasure.sure", { address })} onClose={() => setAsked(false)}>
          <p>{t("erasure.sureHint")}</p>
          <footer className="dialog-act">
            <button type="button" className="button" onClick={() => setAsked(false)}>
              {t("app.cancel")}
            </button>
            <button type="button" className="button danger" onClick={() => void erase()}>
              {t("erasure.act")}
            </button>
          </footer>
        </Dialog>
      )}
    </section>
  );
}
