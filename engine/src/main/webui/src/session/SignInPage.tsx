import { useNavigate, useSearch } from "@tanstack/react-router";
import { type FormEvent, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, bodyOf, isRefusal } from "../api/client.ts";
import { type Language, languages, speak } from "../text/index.ts";
import { Icon } from "../chrome/Icon.tsx";
import { homeOf, session } from "./session.ts";

export function SignInPage() {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const { next } = useSearch({ from: "/sign-in" });
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);

  useEffect(() => {
    document.title = `${t("signIn.submit")} – Cauce`;
  }, [t]);

  async function signIn(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setTrouble(null);
    try {
      const begun = bodyOf(
        await api.POST("/api/v1/sign-in", {
          body: { user: String(form.get("user")), password: String(form.get("password")) },
        }),
      );
      session.begin(begun);
      await navigate({ to: next ?? homeOf(begun), reloadDocument: true });
    } catch (error) {
      setTrouble(!isRefusal(error) ? "signIn.unreachable" : error.status === 401 ? "signIn.wrong" : error.message);
    } finally {
      setBusy(false);
    }
  }

  return (
    <main className="sign-in" id="content">
      <section className="sign-in-card">
        <p className="brand">
          <img src="/favicon.svg" alt="" width="40" height="40" />
          <span className="brand-name">Cauce</span>
        </p>
        <h1>{t("signIn.title")}</h1>
        <p className="muted">{t("signIn.lead")}</p>
        <form onSubmit={event => void signIn(event)}>
          {next && !trouble && <p className="banner info">{t("signIn.ended")}</p>}
          {trouble && (
            <p className="banner danger" role="alert" id="trouble">
              <Icon name="warning" /> {i18n.exists(trouble) ? t(trouble) : trouble}
            </p>
          )}
          <label className="field">
            <span>{t("signIn.user")}</span>
            <input name="user" autoComplete="username" required maxLength={100} autoFocus autoCapitalize="none" spellCheck={false} />
          </label>
          <label className="field">
            <span>{t("signIn.password")}</span>
            <input name="password" type="password" autoComplete="current-password" required maxLength={100} />
          </label>
          <button type="submit" className="button primary" disabled={busy}>
            {busy ? t("signIn.submitting") : t("signIn.submit")}
          </button>
        </form>
        <div className="sign-in-foot" role="group" aria-label={t("app.language")}>
          {languages.map(([language, name]) => (
            <button
              key={language}
              type="button"
              className="button quiet"
              lang={language}
              aria-pressed={i18n.language === language}
              onClick={() => speak(language as Language)}
            >
              {name}
            </button>
          ))}
        </div>
      </section>
    </main>
  );
}
