import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { isRefusal } from "../api/client.ts";
import { setPassword } from "./definitions.ts";

export function PasswordForm({ user }: { user: string }) {
  const { t } = useTranslation();
  const [said, setSaid] = useState<{ good: boolean; words: string } | null>(null);
  async function set(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    try {
      await setPassword(user, String(new FormData(form).get("password")));
      form.reset();
      setSaid({ good: true, words: t("admin.passwordSet") });
    } catch (error) {
      setSaid({ good: false, words: isRefusal(error) ? error.message : t("problem.network") });
    }
  }
  return (
    <form className="password" onSubmit={event => void set(event)}>
      <label className="field">
        <span>{t("admin.password")}</span>
        <input name="password" type="password" required minLength={8} maxLength={72} autoComplete="new-password" />
      </label>
      <button type="submit" className="button">
        {t("admin.setPassword")}
      </button>
      <div role="status">{said && <p className={said.good ? "muted" : "wrong"}>{said.words}</p>}</div>
    </form>
  );
}
