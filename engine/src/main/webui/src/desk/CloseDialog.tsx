import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, isRefusal, newKey, once } from "../api/client.ts";
import { Dialog } from "../chrome/Dialog.tsx";
import type { Conversation } from "./model.ts";

export function CloseDialog({ conversation, onClosed, onClose }: { conversation: Conversation; onClosed: () => void; onClose: () => void }) {
  const { t } = useTranslation();
  const [trouble, setTrouble] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const key = useRef(newKey());
  async function close() {
    setBusy(true);
    try {
      const params = { path: { conversation: conversation.id }, header: once(key.current) };
      await api.POST("/api/v1/agent/conversations/{conversation}/close", { params });
      onClosed();
      onClose();
    } catch (error) {
      setTrouble(isRefusal(error) ? error.message : t("problem.network"));
      setBusy(false);
    }
  }
  return (
    <Dialog title={t("close.title")} onClose={onClose}>
      {trouble && (
        <p className="banner danger" role="alert">
          {t("problem.act", { detail: trouble })}
        </p>
      )}
      <p>{t("close.text")}</p>
      <footer className="dialog-act">
        <button type="button" className="button" onClick={onClose}>
          {t("app.cancel")}
        </button>
        <button type="button" className="button primary" autoFocus disabled={busy} onClick={() => void close()}>
          {t("close.submit")}
        </button>
      </footer>
    </Dialog>
  );
}
