import { type KeyboardEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "./Dialog.tsx";
import { folded } from "./search.ts";

export interface Command {
  words: string;
  act: () => void;
}

/** Everything that can be done here, by a few letters. */
export function Palette({ commands, onClose }: { commands: Command[]; onClose: () => void }) {
  const { t } = useTranslation();
  const [sought, setSought] = useState("");
  const [at, setAt] = useState(0);
  const list = useId();
  const found = commands.filter(command => folded(command.words).includes(folded(sought)));
  const current = Math.min(at, found.length - 1);

  function run(command: Command | undefined) {
    if (!command) return;
    onClose();
    command.act();
  }
  function onKey(event: KeyboardEvent) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const by = event.key === "ArrowDown" ? 1 : -1;
      setAt((current + by + found.length) % Math.max(1, found.length));
    } else if (event.key === "Enter") {
      event.preventDefault();
      run(found[current]);
    }
  }
  return (
    <Dialog title={t("app.commands")} onClose={onClose}>
      <input
        className="palette-input"
        role="combobox"
        aria-expanded={found.length > 0}
        aria-controls={list}
        aria-activedescendant={found[current] ? `${list}-${current}` : undefined}
        aria-label={t("palette.search")}
        placeholder={t("palette.search")}
        value={sought}
        autoFocus
        onChange={event => {
          setSought(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKey}
      />
      <div className="palette-list" id={list} role="listbox" aria-label={t("app.commands")}>
        {found.map((command, index) => (
          <div
            key={command.words}
            id={`${list}-${index}`}
            role="option"
            aria-selected={index === current}
            onMouseMove={() => setAt(index)}
            onClick={() => run(command)}
          >
            {command.words}
          </div>
        ))}
      </div>
      {found.length === 0 && <p className="muted">{t("palette.nothing")}</p>}
    </Dialog>
  );
}
