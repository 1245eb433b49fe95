import { type FormEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, isRefusal, newKey, once } from "../api/client.ts";
import type { Directory } from "../api/directory.ts";
import { Dialog } from "../chrome/Dialog.tsx";
import type { Conversation } from "./model.ts";

const KINDS = ["consult", "conference"] as const;

/** Asks a colleague into the conversation. */
export function InviteDialog({ conversation, directory, me, there, onClose }: { conversation: Conversation; directory: Directory; me: string; there: readonly string[]; onClose: () => void }) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<(typeof KINDS)[number]>("consult");
  const [trouble, setTrouble] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const key = useRef(newKey());
  const colleagues = directory.colleagues.filter(one => one.id !== me && !there.includes(one.id));

  async function invite(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const note = String(form.get("note")).trim();
    setBusy(true);
    try {
      await api.POST("/api/v1/agent/conversations/{conversation}/participants", {
        params: { path: { conversation: conversation.id }, header: once(key.current) },
        body: { agent: String(form.get("colleague")), kind, ...(note ? { note } : {}) } as never,
      });
      onClose();
    } catch (error) {
      key.current = isRefusal(error) ? newKey() : key.current;
      setTrouble(isRefusal(error) ? error.message : t("problem.network"));
      setBusy(false);
    }
  }

  return (
    <Dialog title={t("guest.title")} onClose={onClose}>
      <form onSubmit={event => void invite(event)}>
        {trouble && (
          <p className="banner danger" role="alert">
            {t("problem.act", { detail: trouble })}
          </p>
        )}
        <div className="segments" role="group" aria-label={t("guest.kind")}>
          {KINDS.map(one => (
            <button key={one} type="button" className="tab" aria-pressed={kind === one} onClick={() => setKind(one)}>
              {t(`guest.${one}`)}
            </button>
          ))}
        </div>
        <p className="muted">{t(`guest.${kind}Hint`)}</p>
        <label className="field">
          <span>{t("guest.colleague")}</span>
          <select name="colleague" required defaultValue="" autoFocus>
            <option value="" disabled>
              {t("transfer.choose")}
            </option>
            {colleagues.map(one => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        </label>
        <label className="field">
          <span>{t("guest.note")}</span>
          <textarea name="note" rows={3} maxLength={4000} />
        </label>
        <footer className="dialog-act">
          <button type="button" className="button" onClick={onClose}>
            {t("app.cancel")}
          </button>
          <button type="submit" className="button primary" disabled={busy}>
            {t("guest.submit")}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
