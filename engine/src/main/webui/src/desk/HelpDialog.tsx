import { useTranslation } from "react-i18next";
import { Dialog } from "../chrome/Dialog.tsx";
import { chime, unlockSound } from "./ring.ts";

const KEYS = [
  ["Ctrl + K", "help.palette"],
  ["?", "help.this"],
  ["A", "help.accept"],
  ["J", "help.next"],
  ["K", "help.previous"],
  ["R", "help.write"],
  ["N", "help.note"],
  ["T", "help.transfer"],
  ["M", "help.move"],
  ["C", "help.consult"],
  ["X", "help.closing"],
  ["O", "help.reopen"],
] as const;

export function HelpDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog title={t("help.title")} onClose={onClose}>
      <dl className="keys">
        {KEYS.map(([key, words]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(words)}</dd>
          </div>
        ))}
      </dl>
      <p className="muted">{t("help.outside")}</p>
      <footer className="dialog-act">
        <button
          type="button"
          className="button"
          onClick={() => {
            unlockSound();
            setTimeout(chime, 100);
          }}
        >
          {t("help.sound")}
        </button>
      </footer>
    </Dialog>
  );
}
