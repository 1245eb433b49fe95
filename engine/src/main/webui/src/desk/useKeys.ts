import { useEffect, useRef } from "react";

type Keys = { palette: () => void } & Record<string, () => unknown>;

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest("input, textarea, select, [role=menu], [contenteditable]") !== null;
}

/** Ctrl+K everywhere; single keys outside of fields only, and none with Alt, which types @ # € on many keyboards. */
export function useKeys(blocked: boolean, keys: Keys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    if (blocked) return;
    const pressed = (event: KeyboardEvent) => {
      if (event.altKey || event.isComposing) return;
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
        event.preventDefault();
        latest.current.palette();
        return;
      }
      if (event.ctrlKey || event.metaKey || isField(event.target)) return;
      const act = latest.current[event.key];
      if (act) {
        event.preventDefault();
        act();
      }
    };
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  }, [blocked]);
}
