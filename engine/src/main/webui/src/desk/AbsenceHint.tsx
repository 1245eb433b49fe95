import { useTranslation } from "react-i18next";
import { Icon } from "../chrome/Icon.tsx";
import { useNow } from "../chrome/useNow.ts";
import { isUnseen } from "./absence.ts";
import type { Message } from "./model.ts";

/** Proposes to go on elsewhere. */
export function AbsenceHint({ messages, onMove }: { messages: readonly Message[]; onMove: () => void }) {
  const { t } = useTranslation();
  const now = useNow();
  if (!isUnseen(messages, now)) return null;
  return (
    <p className="absence" role="status">
      <Icon name="clock" size={16} /> {t("move.absent")}
      <button type="button" className="button small" onClick={onMove}>
        {t("move.open")}
      </button>
    </p>
  );
}
