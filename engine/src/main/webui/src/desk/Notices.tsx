import { useTranslation } from "react-i18next";
import { type Directory, contactName, nameIn } from "../api/directory.ts";
import { Icon } from "../chrome/Icon.tsx";
import type { Notice } from "./state.ts";

/** What went from the desk, and why; it stays until it is read. */
export function Notices({ notices, directory, onDismiss }: { notices: Notice[]; directory: Directory; onDismiss: (id: number) => void }) {
  const { t, i18n } = useTranslation();
  const words = (notice: Notice) => {
    if (notice.kind === "trouble") return t("problem.act", { detail: i18n.exists(notice.cause) ? t(notice.cause) : notice.cause });
    const contact = notice.of ? contactName(notice.of.channel, notice.of.contact) : "";
    if (notice.kind === "guest") {
      const told = t(`guestTold.${notice.cause}`, { name: nameIn(directory.colleagues, notice.who ?? ""), contact });
      return notice.reason ? `${told} ${t("guest.reason", { reason: notice.reason })}` : told;
    }
    const key = i18n.exists(`lost.${notice.cause}`) ? `lost.${notice.cause}` : "lost.unknown";
    return t(key, { contact });
  };
  return (
    <div className="notices" role="status" aria-live="polite">
      {notices.map(notice => (
        <div key={notice.id} className="notice" data-kind={notice.kind}>
          <Icon name={notice.kind === "trouble" ? "warning" : "info"} />
          <p>{words(notice)}</p>
          <button type="button" className="button quiet square" aria-label={t("app.close")} onClick={() => onDismiss(notice.id)}>
            <Icon name="close" size={16} />
          </button>
        </div>
      ))}
    </div>
  );
}
