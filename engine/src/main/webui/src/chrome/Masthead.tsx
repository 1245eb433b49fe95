import { useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { session, useSession } from "../session/session.ts";
import { type Language, languages, speak } from "../text/index.ts";
import { Icon } from "./Icon.tsx";
import { Menu } from "./Menu.tsx";
import { type Theme, chooseTheme, useTheme } from "./theme.ts";

const THEMES: Theme[] = ["auto", "light", "dark"];

/** What is at the top of every page: where one is, the page's own things, and one's own settings. */
export function Masthead({ title, name, onHelp, children }: { title: string; name: string; onHelp?: () => void; children?: ReactNode }) {
  const { t, i18n } = useTranslation();
  const theme = useTheme();
  const navigate = useNavigate();
  const roles = useSession()?.roles ?? [];
  const elsewhere = [
    ...(roles.includes("agent") && location.pathname !== "/desk" ? [{ key: "/desk", words: t("app.desk") }] : []),
    ...(roles.includes("supervisor") && location.pathname !== "/wall" ? [{ key: "/wall", words: t("app.wall") }] : []),
    ...(roles.includes("administrator") && !location.pathname.startsWith("/administration") ? [{ key: "/administration", words: t("app.administration") }] : []),
    ...(location.pathname !== "/developers" ? [{ key: "/developers", words: t("dev.title") }] : []),
  ];
  return (
    <header className="masthead">
      <a className="skip" href="#content">
        {t("app.skip")}
      </a>
      <p className="brand">
        <img src="/favicon.svg" alt="" width="28" height="28" />
        <span className="brand-name">Cauce</span>
      </p>
      <h1 className="hidden">{title}</h1>
      <div className="masthead-own">{children}</div>
      {onHelp && (
        <button type="button" className="button quiet square" aria-label={t("app.help")} title={t("app.help")} onClick={onHelp}>
          <Icon name="help" />
        </button>
      )}
      <Menu
        label={t("app.menu", { name })}
        button={
          <>
            <Icon name="user" />
            <span className="wide-only">{name}</span>
          </>
        }
        items={[
          ...elsewhere.map(one => ({ ...one, act: () => void navigate({ to: one.key }) })),
          ...languages.map(([language, words]) => ({
            key: language,
            words,
            group: t("app.language"),
            checked: i18n.language === language,
            act: () => speak(language as Language),
          })),
          ...THEMES.map(one => ({
            key: one,
            words: t(`app.${one}`),
            group: t("app.theme"),
            checked: theme === one,
            act: () => chooseTheme(one),
          })),
          {
            key: "out",
            words: t("app.signOut"),
            act: () => {
              session.leave();
              void navigate({ to: "/sign-in", reloadDocument: true });
            },
          },
        ]}
      />
    </header>
  );
}
