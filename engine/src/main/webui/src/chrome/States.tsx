import { useTranslation } from "react-i18next";
import { Icon, type IconName } from "./Icon.tsx";

/** While something is on its way. */
export function Busy() {
  const { t } = useTranslation();
  return (
    <div className="busy" role="status">
      <span className="hidden">{t("app.loading")}</span>
      <i /> <i /> <i />
    </div>
  );
}

/** Where there is nothing yet, and what to do about it. */
export function Empty({ icon, title, hint }: { icon: IconName; title: string; hint?: string }) {
  return (
    <div className="empty">
      <Icon name={icon} size={36} />
      <p className="empty-title">{title}</p>
      {hint && <p>{hint}</p>}
    </div>
  );
}

export function Broken({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="empty" role="alert">
      <Icon name="warning" size={36} />
      <p className="empty-title">{t("app.broken")}</p>
      <p>{error instanceof Error ? error.message : String(error)}</p>
      <button type="button" className="button" onClick={onRetry}>
        {t("app.retry")}
      </button>
    </div>
  );
}
