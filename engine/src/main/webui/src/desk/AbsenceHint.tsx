import { useTranslation } from "react-i18next";
import { Icon } from "../chrome/Icon.tsx";
import { useNow } from "../chrome/useNow.ts";
import type { Message } from "./model.ts";

const UNSEEN = 60_000;

/** Whoever is there has what was written within a second: what is still only sent after a minute has met nobody. */
export function AbsenceHint({ messages, onMove }: { messages: readonly Message[]; onMove: () => void }) {
  const { t } = useTranslation();
  const now = useNow();
  const last = messages.findLast(one => !one.note);
  if (last?.author !== "agent" || last.status !== "sent" || now - Date.parse(last.at) < UNSEEN) return null;
  return (
    <p className="absence" role="status">
      <Icon name="clock" size={16} /> {t("move.absent")}
      <button type="button" className="button small" onClick={onMove}>
        {t("move.open")}
      </button>
    </p>
  );
}
