import { useTranslation } from "react-i18next";
import { contactName } from "../api/directory.ts";
import { Dialog } from "../chrome/Dialog.tsx";
import type { Offer } from "./model.ts";

export function DeclineDialog({ offer, onDecline, onClose }: { offer: Offer; onDecline: (reason: string) => void; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog title={t("offer.declineTitle")} onClose={onClose}>
      <form
        onSubmit={event => {
          event.preventDefault();
          onDecline(String(new FormData(event.currentTarget).get("reason")).trim());
        }}
      >
        <p>{t("offer.title", { contact: contactName(offer.channel, offer.contact) })}</p>
        <label className="field">
          <span>{t("offer.reason")}</span>
          <input name="reason" maxLength={100} autoFocus />
        </label>
        <footer className="dialog-act">
          <button type="button" className="button" onClick={onClose}>
            {t("app.cancel")}
          </button>
          <button type="submit" className="button primary">
            {t("offer.decline")}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
