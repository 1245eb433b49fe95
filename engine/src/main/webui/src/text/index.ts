import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { en } from "./en.ts";
import { es } from "./es.ts";

export type Language = "es" | "en";

const KEY = "cauce.language";
const NAMES: Record<Language, string> = { es: "Español", en: "English" };
export const languages = Object.entries(NAMES) as [Language, string][];

function preferred(): Language {
  const chosen = localStorage.getItem(KEY) ?? navigator.language;
  return chosen.startsWith("en") ? "en" : "es";
}

void i18next.use(initReactI18next).init({
  lng: preferred(),
  fallbackLng: "es",
  resources: { es: { translation: es }, en: { translation: en } },
  interpolation: { escapeValue: false },
});
document.documentElement.lang = i18next.language;

/** In every tab of this browser. */
export function speak(language: Language): void {
  localStorage.setItem(KEY, language);
  document.documentElement.lang = language;
  void i18next.changeLanguage(language);
}

addEventListener("storage", event => {
  if (event.key === KEY && (event.newValue === "es" || event.newValue === "en")) speak(event.newValue);
});

export { i18next as texts };
