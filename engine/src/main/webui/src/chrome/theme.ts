import { useSyncExternalStore } from "react";

export type Theme = "light" | "dark" | "auto";

const KEY = "cauce.theme";
const listeners = new Set<() => void>();

function current(): Theme {
  const stored = localStorage.getItem(KEY);
  return stored === "light" || stored === "dark" ? stored : "auto";
}

export function applyTheme(theme: Theme = current()): void {
  document.documentElement.dataset.theme = theme;
}

export function chooseTheme(theme: Theme): void {
  localStorage.setItem(KEY, theme);
  applyTheme(theme);
  listeners.forEach(listener => listener());
}

addEventListener("storage", event => {
  if (event.key !== KEY) return;
  applyTheme();
  listeners.forEach(listener => listener());
});

export function useTheme(): Theme {
  return useSyncExternalStore(listener => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, current);
}
