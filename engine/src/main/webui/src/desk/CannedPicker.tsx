import { type KeyboardEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Choice, found } from "./canned.ts";

interface Props {
  choices: readonly Choice[];
  onChoose: (choice: Choice) => void;
  /** With what is to be written instead, such as the slash itself. */
  onLeave: (instead: string) => void;
}

/** A list to choose a canned answer from, over the composer; by keyboard after the WAI-ARIA combobox pattern. */
export function CannedPicker({ choices, onChoose, onLeave }: Props) {
  const { t } = useTranslation();
  const [sought, setSought] = useState("");
  const [at, setAt] = useState(0);
  const list = useId();
  const shown = found(choices, sought);
  const current = Math.min(at, shown.length - 1);

  function to(index: number) {
    setAt(index);
    document.getElementById(`${list}-${index}`)?.scrollIntoView({ block: "nearest" });
  }
  function onKey(event: KeyboardEvent) {
    const count = shown.length;
    const next = { ArrowDown: current + 1, ArrowUp: current - 1 + count }[event.key];
    if (next !== undefined && count > 0) {
      to(next % count);
    } else if (event.key === "Enter") {
      const choice = shown[current];
      if (choice) onChoose(choice);
    } else if (event.key === "Escape") {
      event.stopPropagation();
      onLeave("");
    } else if (event.key === "Backspace" && sought === "") {
      onLeave("");
    } else if (event.key === "/" && sought === "") {
      onLeave("/");
    } else {
      return;
    }
    event.preventDefault();
  }
  return (
    <div className="canned" onBlur={event => event.currentTarget.contains(event.relatedTarget) || onLeave("")}>
      <div className="canned-list" id={list} role="listbox" aria-label={t("canned.title")}>
        {shown.map((choice, index) => (
          <div
            key={choice.key}
            id={`${list}-${index}`}
            role="option"
            aria-selected={index === current}
            lang={choice.language}
            onMouseMove={() => index !== current && setAt(index)}
            onMouseDown={event => event.preventDefault()}
            onClick={() => onChoose(choice)}
          >
            <span className="canned-head">
              <b>/{choice.shortcut}</b> {choice.name} <span className="muted">{choice.language}</span>
            </span>
            <span className="canned-text">{choice.text}</span>
          </div>
        ))}
      </div>
      {shown.length === 0 && <p className="muted canned-none">{t(choices.length === 0 ? "canned.none" : "canned.noMatch")}</p>}
      <input
        id="canned"
        role="combobox"
        aria-expanded={shown.length > 0}
        aria-controls={list}
        aria-activedescendant={shown[current] ? `${list}-${current}` : undefined}
        aria-autocomplete="list"
        aria-label={t("canned.search")}
        placeholder={t("canned.search")}
        value={sought}
        autoFocus
        autoComplete="off"
        onChange={event => {
          setSought(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKey}
      />
    </div>
  );
}
