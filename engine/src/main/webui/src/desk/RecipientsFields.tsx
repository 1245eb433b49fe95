import { type KeyboardEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../chrome/Icon.tsx";
import { MOST_RECIPIENTS, type Recipients, addresses, together } from "./recipients.ts";

interface Props {
  /** Of the answered letter; none where another field has it. */
  subject: string | null;
  chosen: Recipients;
  /** Those who had the answered letter in copy. */
  copied: readonly string[];
  onChange: (chosen: Recipients) => void;
}

/** To whom a letter goes: addresses as chips; copies are shown once somebody wants them. */
export function RecipientsFields({ subject, chosen, copied, onChange }: Props) {
  const { t } = useTranslation();
  const [wide, setWide] = useState(chosen.cc.length + chosen.bcc.length > 0);
  const missing = copied.filter(one => together([...chosen.to, ...chosen.cc], [one]).length > chosen.to.length + chosen.cc.length);
  const room = MOST_RECIPIENTS - chosen.to.length - chosen.cc.length - chosen.bcc.length;
  return (
    <div className="letter-fields">
      {subject !== null && (
        <p className="letter-subject">
          <span className="muted">{t("letter.subject")}</span> <b>{subject}</b>
        </p>
      )}
      <Addresses label={t("letter.to")} all={chosen.to} room={room} onChange={to => onChange({ ...chosen, to })} />
      {wide && <Addresses label={t("letter.cc")} all={chosen.cc} room={room} onChange={cc => onChange({ ...chosen, cc })} />}
      {wide && <Addresses label={t("letter.bcc")} all={chosen.bcc} room={room} onChange={bcc => onChange({ ...chosen, bcc })} />}
      <div className="letter-more">
        {!wide && (
          <button type="button" className="button quiet small" onClick={() => setWide(true)}>
            {t("letter.copies")}
          </button>
        )}
        {missing.length > 0 && missing.length <= room && (
          <button
            type="button"
            className="button quiet small"
            onClick={() => {
              setWide(true);
              onChange({ ...chosen, cc: together(chosen.cc, missing) });
            }}
          >
            {t("letter.all", { count: missing.length })}
          </button>
        )}
      </div>
    </div>
  );
}

function Addresses({ label, all, room, onChange }: { label: string; all: readonly string[]; room: number; onChange: (all: string[]) => void }) {
  const { t } = useTranslation();
  const id = useId();
  const [text, setText] = useState("");
  const [wrong, setWrong] = useState("");

  function take(typed: string) {
    const { good, bad } = addresses(typed);
    const more = together(all, good);
    const full = more.length - all.length > room;
    if (!full && more.length > all.length) onChange(more);
    setText(full ? typed : bad.join(" "));
    setWrong(full ? t("letter.most", { count: MOST_RECIPIENTS }) : bad.length > 0 ? t("letter.wrong", { words: bad.join(", ") }) : "");
  }
  function onKey(event: KeyboardEvent) {
    if (["Enter", ",", ";", " "].includes(event.key) && text.trim() !== "") {
      event.preventDefault();
      take(text);
    } else if (event.key === "Enter") {
      event.preventDefault();
    } else if (event.key === "Backspace" && text === "" && all.length > 0) {
      onChange(all.slice(0, -1));
    }
  }
  return (
    <div className="letter-field">
      <label htmlFor={id}>{label}</label>
      <ul className="chips">
        {all.map(one => (
          <li key={one} className="chip">
            {one}
            <button type="button" aria-label={t("letter.remove", { address: one })} onClick={() => onChange(all.filter(other => other !== one))}>
              <Icon name="close" size={14} />
            </button>
          </li>
        ))}
      </ul>
      <input
        id={id}
        type="text"
        inputMode="email"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        value={text}
        aria-invalid={wrong !== ""}
        aria-describedby={wrong ? `${id}-wrong` : undefined}
        onChange={event => {
          setText(event.target.value);
          setWrong("");
        }}
        onKeyDown={onKey}
        onBlur={() => text.trim() !== "" && take(text)}
        onPaste={event => {
          const pasted = event.clipboardData.getData("text");
          if (!/[,;\s]/.test(pasted.trim())) return;
          event.preventDefault();
          take(`${text} ${pasted}`);
        }}
      />
      {wrong && (
        <p className="wrong" id={`${id}-wrong`}>
          {wrong}
        </p>
      )}
    </div>
  );
}
