import { useTranslation } from "react-i18next";
import type { Connection } from "../live/ResumingSocket.ts";
import { timeOfDay } from "../text/format.ts";
import { Icon } from "./Icon.tsx";

export function ConnectionLight({ connection }: { connection: Connection }) {
  const { t } = useTranslation();
  return (
    <span className="light" data-state={connection.state}>
      <i aria-hidden="true" />
      <span className="wide-only">{t(`app.${connection.state}`)}</span>
    </span>
  );
}

/** Says that what is shown is old, and since when. */
export function ConnectionBar({ connection }: { connection: Connection }) {
  const { t, i18n } = useTranslation();
  return (
    <div role="status">
      {connection.state === "lost" && (
        <p className="connection-bar">
          <Icon name="warning" /> {t("app.offline", { time: timeOfDay(connection.since, i18n.language) })}
        </p>
      )}
    </div>
  );
}
