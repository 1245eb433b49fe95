import { useState } from "react";
import { useTranslation } from "react-i18next";
import { authorized, isRefusal } from "../api/client.ts";
import { type Directory, nameIn } from "../api/directory.ts";
import { Icon } from "../chrome/Icon.tsx";
import { Since } from "../chrome/Since.tsx";
import { dateAndTime } from "../text/format.ts";
import type { AlertOn } from "./model.ts";

/** The alerts that are on: how grave in colour, sign and words, and who looks after each. */
export function Alerts({ alerts, directory }: { alerts: readonly AlertOn[]; directory: Directory }) {
  const { t } = useTranslation();
  return (
    <section className="alerts" aria-label={t("alert.title")} data-none={alerts.length === 0}>
      <div aria-live="polite" aria-relevant="additions">
        {alerts.length > 0 && (
          <ul>
            {alerts.map(alert => (
              <AlertLine key={alert.id} alert={alert} directory={directory} />
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}

function AlertLine({ alert, directory }: { alert: AlertOn; directory: Directory }) {
  const { t, i18n } = useTranslation();
  const [trouble, setTrouble] = useState("");
  const failed = alert.tellings.filter(one => one.state === "failed");
  async function acknowledge() {
    try {
      await authorized(`/api/v1/supervisor/alerts/${encodeURIComponent(alert.id)}/acknowledge`, { method: "POST" });
      setTrouble("");
    } catch (error) {
      setTrouble(isRefusal(error) ? error.message : t("problem.act", { detail: t("problem.network") }));
    }
  }
  return (
    <li className="alert-line" data-severity={alert.severity} data-seen={alert.acknowledgedBy != null}>
      <AlertWords alert={alert} directory={directory} />
      {alert.acknowledgedBy ? (
        <p className="alert-seen">{t("alert.seen", { who: nameIn(directory.colleagues, alert.acknowledgedBy), at: dateAndTime(alert.acknowledgedAt ?? "", i18n.language) })}</p>
      ) : (
        <button type="button" className="button" aria-label={t("alert.acknowledgeOf", { name: alert.name, queue: nameIn(directory.queues, alert.queue) })} onClick={() => void acknowledge()}>
          {t("alert.acknowledge")}
        </button>
      )}
      {failed.map(one => (
        <p key={one.id} className="alert-failed">{t("alert.notTold", { who: one.recipient, why: one.text ?? "" })}</p>
      ))}
      {trouble && <p className="alert-failed" role="alert">{trouble}</p>}
    </li>
  );
}

/** What a line and a screen on the wall say alike. */
export function AlertWords({ alert, directory }: { alert: AlertOn; directory: Directory }) {
  const { t, i18n } = useTranslation();
  const figure = (value: number) => t(`unit.${alert.metric}`, { value: value.toLocaleString(i18n.language, { maximumFractionDigits: 1 }) });
  return (
    <p className="alert-words">
      <Icon name={alert.severity === "critical" ? "warning" : "info"} /> <strong>{t(`severity.${alert.severity}`)}</strong>{" "}
      <span>
        <strong>{nameIn(directory.queues, alert.queue)}</strong> · {alert.name} · {t(`metric.${alert.metric}`)}{" "}
        <strong className="number">{alert.value == null ? "–" : figure(alert.value)}</strong>{" "}
        ({t(`alert.${alert.comparison}`, { threshold: figure(alert.threshold) })}) · <Since at={alert.firedAt} />
        {alert.state === "clearing" && <> · {t("alert.clearing")}</>}
      </span>
    </p>
  );
}
