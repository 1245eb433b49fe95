import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { Icon } from "./Icon.tsx";

export interface MenuItem {
  key: string;
  words: ReactNode;
  checked?: boolean;
  group?: string;
  act: () => void;
}

/** A button that opens a list of things to do; by keyboard after the WAI-ARIA menu button pattern. */
export function Menu({ label, button, items, className = "button quiet" }: { label: string; button: ReactNode; items: MenuItem[]; className?: string }) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (!open) return;
    const entries = list.current?.querySelectorAll<HTMLElement>("[role^=menuitem]");
    const checked = [...(entries ?? [])].find(entry => entry.ariaChecked === "true");
    (checked ?? entries?.[0])?.focus();
    const outside = (event: MouseEvent) => {
      if (!root.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener("mousedown", outside);
    return () => document.removeEventListener("mousedown", outside);
  }, [open]);

  function close() {
    setOpen(false);
    root.current?.querySelector("button")?.focus();
  }

  function move(event: KeyboardEvent) {
    const entries = [...(list.current?.querySelectorAll<HTMLElement>("[role^=menuitem]") ?? [])];
    const at = entries.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 + entries.length, Home: 0, End: entries.length - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      entries[to % entries.length]?.focus();
    } else if (event.key === "Escape") {
      event.stopPropagation();
      close();
    } else if (event.key === "Tab") {
      setOpen(false);
    }
  }

  const groups = [...new Set(items.map(item => item.group))];
  return (
    <div className="menu" ref={root}>
      <button
        type="button"
        className={className}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={label}
        onClick={() => setOpen(!open)}
        onKeyDown={event => {
          if (event.key === "ArrowDown") {
            event.preventDefault();
            setOpen(true);
          }
        }}
      >
        {button}
        <Icon name="down" size={14} />
      </button>
      {open && (
        <div className="menu-list" role="menu" aria-label={label} ref={list} onKeyDown={move}>
          {groups.map(group => (
            <div key={group ?? ""} role="group" aria-label={group}>
              {group && (
                <p className="menu-group" aria-hidden="true">
                  {group}
                </p>
              )}
              {items
                .filter(item => item.group === group)
                .map(item => (
                  <button
                    key={item.key}
                    type="button"
                    tabIndex={-1}
                    role={item.checked === undefined ? "menuitem" : "menuitemradio"}
                    aria-checked={item.checked}
                    onClick={() => {
                      close();
                      item.act();
                    }}
                  >
                    {item.words}
                    {item.checked && <Icon name="check" size={16} />}
                  </button>
                ))}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
