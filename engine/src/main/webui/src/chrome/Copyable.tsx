import { useId, useState } from "react";
import { useTranslation } from "react-i18next";

/** A text to take elsewhere; it can be marked where a browser does not let it be copied. */
export function Copyable({ label, text, hint }: { label: string; text: string; hint?: string }) {
  const { t } = useTranslation();
  const id = useId();
  const [copied, setCopied] = useState(false);
  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      document.getElementById(id)?.focus();
    }
  }
  return (
    <div className="field copyable">
      <label htmlFor={id}>{label}</label>
      <div className="copyable-row">
        <input id={id} readOnly value={text} aria-describedby={hint ? `${id}-hint` : undefined} onFocus={event => event.target.select()} />
        <button type="button" className="button" onClick={() => void copy()}>
          {t(copied ? "secret.copied" : "secret.copy")}
        </button>
      </div>
      {hint && <p className="muted hint" id={`${id}-hint`}>{hint}</p>}
    </div>
  );
}
