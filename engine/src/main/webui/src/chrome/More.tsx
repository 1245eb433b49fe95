import { useTranslation } from "react-i18next";

/** At the end of a list that shows its first part only. */
export function More({ count, onMore }: { count: number; onMore: () => void }) {
  const { t } = useTranslation();
  if (count <= 0) return null;
  return (
    <button type="button" className="button quiet earlier" onClick={onMore}>
      {t("wall.more", { count })}
    </button>
  );
}
