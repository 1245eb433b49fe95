import { type FormEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { session } from "../session/session.ts";
import { type Parameter, addressOf } from "./schema.ts";

const LONGEST = 100_000;

interface Answer {
  status: string;
  text: string;
}

/** Asks the running engine, with the token of who is signed in. */
export function TryIt({ path, parameters }: { path: string; parameters: readonly Parameter[] }) {
  const { t } = useTranslation();
  const id = useId();
  const [values, setValues] = useState<Record<string, string>>({});
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [busy, setBusy] = useState(false);
  const asked = parameters.filter(one => one.in !== "header");
  const address = addressOf(path, asked, values);

  async function ask(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    try {
      const headers = { Accept: "application/json", Authorization: `Bearer ${session.current()?.token ?? ""}` };
      const response = await fetch(address, { headers });
      setAnswer({ status: `${response.status} ${response.statusText}`, text: pretty(await response.text()) });
    } catch (error) {
      setAnswer({ status: t("problem.network"), text: String(error) });
    } finally {
      setBusy(false);
    }
  }
  return (
    <form className="try-it" onSubmit={event => void ask(event)}>
      <h4>{t("dev.tryIt")}</h4>
      {asked.map(one => (
        <div key={one.name} className="field">
          <label htmlFor={`${id}-${one.name}`}>{one.name}</label>
          <input id={`${id}-${one.name}`} required={one.in === "path"} value={values[one.name] ?? ""} autoCapitalize="none" spellCheck={false} onChange={event => setValues({ ...values, [one.name]: event.target.value })} />
        </div>
      ))}
      <p>
        <code>{address}</code>
      </p>
      <button type="submit" className="button primary" disabled={busy}>
        {t("dev.ask")}
      </button>
      <div role="status">
        {answer && (
          <p>
            <b>{answer.status}</b>
          </p>
        )}
      </div>
      {answer && (
        <pre className="answer" tabIndex={0} role="region" aria-label={t("dev.answers")}>
          {answer.text}
        </pre>
      )}
    </form>
  );
}

function pretty(text: string): string {
  try {
    return cut(JSON.stringify(JSON.parse(text), null, 2));
  } catch {
    return cut(text);
  }
}

const cut = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
