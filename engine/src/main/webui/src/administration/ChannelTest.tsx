import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { isRefusal } from "../api/client.ts";
import { Dialog } from "../chrome/Dialog.tsx";
import { Icon } from "../chrome/Icon.tsx";
import { seconds } from "../text/format.ts";
import { type Defined, titleOf } from "./definitions.ts";
import type { KindWithSecrets } from "./kinds.ts";
import { type TestResult, testChannel } from "./secrets.ts";

/** Tries a channel by the connections its messages take, and says of each step what happened and what to do. */
export function ChannelTest({ kind, channel, onClose }: { kind: KindWithSecrets; channel: Defined; onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const [sendTo, setSendTo] = useState("");
  const [result, setResult] = useState<TestResult | null>(null);
  const [trouble, setTrouble] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  async function run(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setTrouble(null);
    setResult(null);
    try {
      setResult(await testChannel(kind, channel.id, sendTo));
    } catch (error) {
      setTrouble(error);
    } finally {
      setBusy(false);
    }
  }
  return (
    <Dialog title={t("test.of", { queue: titleOf(channel, i18n.language) })} wide onClose={onClose}>
      <p className="muted">{t(`probe.${kind}`)}</p>
      <form onSubmit={event => void run(event)} className="definition">
        {kind === "mailboxes" && (
          <label className="field">
            <span>{t("probe.sendTo")}</span>
            <input type="email" value={sendTo} onChange={event => setSendTo(event.target.value)} />
          </label>
        )}
        {kind === "screen-pops" && (
          <label className="field">
            <span>{t("probe.contact")}</span>
            <input value={sendTo} maxLength={200} onChange={event => setSendTo(event.target.value)} />
          </label>
        )}
        <footer className="dialog-act">
          <button type="button" className="button" onClick={onClose}>
            {t("app.close")}
          </button>
          <button type="submit" className="button primary" disabled={busy}>
            {t(busy ? "probe.running" : "test.button")}
          </button>
        </footer>
      </form>
      <div role="status">
        {trouble !== null && <p className="banner danger">{isRefusal(trouble) ? trouble.message : t("problem.act", { detail: t("problem.network") })}</p>}
        {result && <Steps result={result} />}
      </div>
    </Dialog>
  );
}

function Steps({ result }: { result: TestResult }) {
  const { t, i18n } = useTranslation();
  const time = (took: string) => t("probe.took", { number: Math.round(seconds(took) * 1000).toLocaleString(i18n.language) });
  return (
    <div className="test-answer">
      <p className={`banner ${result.works ? "info" : "danger"}`}>
        <Icon name={result.works ? "accept" : "warning"} /> {t(result.works ? "probe.works" : "probe.fails")}
      </p>
      <ol className="steps">
        {result.steps.map((step, at) => (
          <li key={`${step.step} ${at}`} className={step.passed ? "step" : "step step-failed"}>
            <Icon name={step.passed ? "accept" : "close"} />
            <div>
              <p>
                <strong>{t(`step.${step.step}`)}</strong> · {t(step.passed ? "probe.passed" : "probe.failed")} <span className="muted">{time(step.took)}</span>
              </p>
              {step.said && (
                <p className="muted">
                  {t("probe.said")} <q>{step.said}</q>
                </p>
              )}
              {step.trouble && <p>{t(`trouble.${step.trouble}`)}</p>}
            </div>
          </li>
        ))}
      </ol>
    </div>
  );
}
