import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { isRefusal } from "../api/client.ts";
import { Copyable } from "../chrome/Copyable.tsx";
import { dateAndTime } from "../text/format.ts";
import type { Defined } from "./definitions.ts";
import type { KindWithSecrets } from "./kinds.ts";
import { forgetSecret, issueKey, setSecret, useSecret } from "./secrets.ts";

const WHERE_IT_COMES_IN: Partial<Record<KindWithSecrets, (id: string) => string>> = {
  "whatsapp-numbers": id => `/api/channels/whatsapp/v1/${id}`,
  "http-channels": id => `/api/channels/http/v1/${id}/events`,
  "provider-accounts": id => `/api/channels/providers/v1/${id}`,
};

interface Part {
  name: "password" | "refreshToken" | "accessToken" | "appSecret" | "verifyToken" | "apiKey" | "signingSecret" | "headerSecret";
  optional?: boolean;
}

function partsOf(kind: KindWithSecrets, channel: Defined): Part[] {
  switch (kind) {
    case "mailboxes":
      return channel.definition.oauth2 ? [{ name: "password" }, { name: "refreshToken", optional: true }] : [{ name: "password" }];
    case "whatsapp-numbers":
      return [{ name: "accessToken" }, { name: "appSecret" }, { name: "verifyToken" }];
    case "http-channels":
    case "alert-rules":
      return [];
    case "provider-accounts":
      return [{ name: "apiKey" }, { name: "signingSecret" }];
    case "screen-pops":
      return [{ name: "headerSecret" }];
  }
}

/** The secret of a channel: whether it is set, setting and forgetting it. It is never read back. */
export function Secret({ kind, channel, fresh }: { kind: KindWithSecrets; channel: Defined; fresh: boolean }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const heading = useId();
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    if (fresh) section.current?.scrollIntoView({ block: "end" });
  }, [fresh]);
  const [said, setSaid] = useState<{ good: boolean; words: string } | null>(null);
  const [key, setKey] = useState("");
  const [asked, setAsked] = useState(false);
  const state = useSecret(kind, channel.id).data;
  const place = WHERE_IT_COMES_IN[kind]?.(channel.id);

  async function doing(act: () => Promise<void>, words: string) {
    try {
      await act();
      setSaid({ good: true, words });
    } catch (error) {
      setSaid({ good: false, words: isRefusal(error) ? error.message : t("problem.act", { detail: t("problem.network") }) });
    }
    setAsked(false);
    await queries.invalidateQueries({ queryKey: ["secret", kind, channel.id] });
  }
  function set(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const filled = [...new FormData(form)].filter(([, value]) => value !== "").map(([name, value]) => [name, String(value)]);
    void doing(async () => {
      await setSecret(kind, channel.id, Object.fromEntries(filled));
      form.reset();
    }, t("secret.done"));
  }
  return (
    <section ref={section} className="secret" aria-labelledby={heading}>
      <h3 id={heading}>{t(`secret.${kind}`)}</h3>
      <SecretWords kind={kind} id={channel.id} />
      {place && <Copyable label={t(`secret.place.${kind}`)} text={location.origin + place} />}
      <form onSubmit={set} className="secret-parts">
        {partsOf(kind, channel).map(part => (
          <SecretInput key={part.name} part={part} oauth={Boolean(channel.definition.oauth2)} />
        ))}
        <p className="secret-act">
          {kind === "http-channels" || kind === "alert-rules" ? (
            <button type="button" className="button" onClick={() => void doing(async () => setKey(await issueKey(kind, channel.id)), t("secret.issued"))}>
              {t("secret.issue")}
            </button>
          ) : (
            <button type="submit" className="button">
              {t("secret.set")}
            </button>
          )}
          {state?.set && !asked && (
            <button type="button" className="button remove" onClick={() => setAsked(true)}>
              {t("secret.forget")}
            </button>
          )}
          {asked && (
            <span className="sure" role="alert">
              {t(kind === "screen-pops" ? "secret.forgetLookUp" : "secret.forgetSure")}{" "}
              <button
                type="button"
                className="button danger"
                onClick={() =>
                  void doing(async () => {
                    await forgetSecret(kind, channel.id);
                    setKey("");
                  }, t("secret.forgotten"))
                }
              >
                {t("secret.forget")}
              </button>
            </span>
          )}
        </p>
      </form>
      {key && <Copyable label={t("secret.key")} text={key} hint={t("secret.keyHint")} />}
      <div role="status">{said && <p className={said.good ? "muted" : "wrong"}>{said.words}</p>}</div>
    </section>
  );
}

function SecretWords({ kind, id }: { kind: KindWithSecrets; id: string }) {
  const { t, i18n } = useTranslation();
  const { data, error } = useSecret(kind, id);
  if (error) return <p className="wrong">{t("app.broken")}</p>;
  if (!data) return <p className="muted">{t("app.loading")}</p>;
  if (!data.set) return kind === "screen-pops" ? <p className="muted">{t("secret.none")}</p> : <p className="banner warning">{t("secret.missing")}</p>;
  const at = dateAndTime(data.changedAt ?? "", i18n.language);
  return data.usable ? <p className="muted">{t("secret.isSet", { at })}</p> : <p className="banner warning">{t("secret.stale", { at })}</p>;
}

function SecretInput({ part, oauth }: { part: Part; oauth: boolean }) {
  const { t } = useTranslation();
  const id = useId();
  const name = part.name === "password" && oauth ? "clientSecret" : part.name;
  return (
    <div className="field">
      <label htmlFor={id}>{t(`secret.${name}`)}</label>
      <input id={id} name={part.name} type="password" required={!part.optional} maxLength={4000} autoComplete="off" aria-describedby={`${id}-hint`} />
      <p className="muted hint" id={`${id}-hint`}>{t(`secret.${name}Hint`)}</p>
    </div>
  );
}
