import { useTranslation } from "react-i18next";
import { Icon } from "../chrome/Icon.tsx";
import type { Looker } from "./model.ts";

/** Who looks into the conversation without being in it, by name, while they look. */
export function Lookers({ lookers }: { lookers: readonly Looker[] }) {
  const { t, i18n } = useTranslation();
  const names = new Intl.ListFormat(i18n.language).format(lookers.map(one => one.name));
  return (
    <div role="status" className={lookers.length > 0 ? "lookers" : "hidden"}>
      {lookers.length > 0 && (
        <>
          <Icon name="eye" size={16} /> {t("timeline.looking", { count: lookers.length, names })}
        </>
      )}
    </div>
  );
}
