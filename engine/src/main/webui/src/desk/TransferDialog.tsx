import { type FormEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, isRefusal, newKey, once } from "../api/client.ts";
import { type Directory } from "../api/directory.ts";
import { Dialog } from "../chrome/Dialog.tsx";
import type { Conversation } from "./model.ts";

export function TransferDialog({ conversation, directory, me, onClose }: { conversation: Conversation; directory: Directory; me: string; onClose: () => void }) {
  const { t } = useTranslation();
  const [to, setTo] = useState<"queue" | "agent">("queue");
  const [trouble, setTrouble] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const key = useRef(newKey());
  const queues = directory.queues.filter(one => one.client === conversation.client && one.id !== conversation.queue);
  const colleagues = directory.colleagues.filter(one => one.id !== me);

  async function transfer(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const note = String(form.get("note")).trim();
    setBusy(true);
    try {
      await api.POST("/api/v1/agent/conversations/{conversation}/transfer", {
        params: { path: { conversation: conversation.id }, header: once(key.current) },
        body: {
          [to]: String(form.get("target")),
          ...(to === "queue" ? { keepAge: form.get("keepAge") === "on" } : {}),
          ...(note ? { note } : {}),
        } as never,
      });
      onClose();
    } catch (error) {
      key.current = isRefusal(error) ? newKey() : key.current;
      setTrouble(isRefusal(error) ? error.message : t("problem.network"));
      setBusy(false);
    }
  }

  return (
    <Dialog title={t("transfer.title")} onClose={onClose}>
      <form onSubmit={event => void transfer(event)}>
        {trouble && (
          <p className="banner danger" role="alert">
            {t("problem.act", { detail: trouble })}
          </p>
        )}
        <div className="segments" role="group" aria-label={t("transfer.to")}>
          <button type="button" className="tab" aria-pressed={to === "queue"} onClick={() => setTo("queue")}>
            {t("transfer.queue")}
          </button>
          <button type="button" className="tab" aria-pressed={to === "agent"} onClick={() => setTo("agent")}>
            {t("transfer.agent")}
          </button>
        </div>
        <label className="field">
          <span>{to === "queue" ? t("transfer.queue") : t("transfer.agent")}</span>
          <select name="target" required key={to} defaultValue="" autoFocus>
            <option value="" disabled>
              {t("transfer.choose")}
            </option>
            {(to === "queue" ? queues : colleagues).map(one => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        </label>
        {to === "queue" && (
          <label className="check">
            <input type="checkbox" name="keepAge" defaultChecked /> {t("transfer.keepAge")}
          </label>
        )}
        <label className="field">
          <span>{t("transfer.note")}</span>
          <textarea name="note" rows={3} maxLength={4000} />
        </label>
        <footer className="dialog-act">
          <button type="button" className="button" onClick={onClose}>
            {t("app.cancel")}
          </button>
          <button type="submit" className="button primary" disabled={busy}>
            {t("transfer.submit")}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
