import { useTranslation } from "react-i18next";
import { Dialog } from "../chrome/Dialog.tsx";

/** Declines an offer or an invitation, with a reason or without. */
export function DeclineDialog({ title, about, onDecline, onClose }: { title: string; about: string; onDecline: (reason: string) => void; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        onSubmit={event => {
          event.preventDefault();
          onDecline(String(new FormData(event.currentTarget).get("reason")).trim());
        }}
      >
        <p>{about}</p>
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
