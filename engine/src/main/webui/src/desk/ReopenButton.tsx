import { useState } from "react";
import { useTranslation } from "react-i18next";

/** Tasks and calls are made anew. */
export function canReopen(channel: string): boolean {
  return channel !== "task" && channel !== "voice";
}

export function ReopenButton({ conversation, onReopen }: { conversation: string; onReopen: (conversation: string) => Promise<void> }) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  return (
    <button
      type="button"
      className="button"
      disabled={busy}
      onClick={() => {
        setBusy(true);
        void onReopen(conversation).finally(() => setBusy(false));
      }}
    >
      {t("reopen.do")}
    </button>
  );
}
