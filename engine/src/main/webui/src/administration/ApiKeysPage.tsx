import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { isRefusal } from "../api/client.ts";
import { Copyable } from "../chrome/Copyable.tsx";
import { Dialog } from "../chrome/Dialog.tsx";
import { Broken, Busy, Empty } from "../chrome/States.tsx";
import { dateAndTime } from "../text/format.ts";
import { ApiKeyDialog } from "./ApiKeyDialog.tsx";
import { revokeApiKey, useApiKeys } from "./apiKeys.ts";
import { type ApiKey, stateOf } from "./keyState.ts";

/** The keys of other systems: issued and shown once, revoked at once. */
export function ApiKeysPage() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { data, error, refetch } = useApiKeys();
  const [adding, setAdding] = useState(false);
  const [issued, setIssued] = useState("");
  const [asked, setAsked] = useState<ApiKey | null>(null);
  const [trouble, setTrouble] = useState("");
  const known = () => queries.invalidateQueries({ queryKey: ["configuration"] });

  async function revoke(key: ApiKey) {
    setTrouble("");
    try {
      await revokeApiKey(key.id);
    } catch (refused) {
      setTrouble(isRefusal(refused) ? refused.message : t("problem.act", { detail: t("problem.network") }));
    }
    setAsked(null);
    await known();
  }
  return (
    <section className="block" aria-labelledby="api-keys">
      <header className="block-head">
        <h2 id="api-keys">{t("kind.api-keys")}</h2>
        <button type="button" className="button primary" onClick={() => setAdding(true)}>
          {t("key.issue")}
        </button>
      </header>
      <p className="muted block-note">{t("key.hint")}</p>
      <div role="status">{trouble && <p className="banner danger">{trouble}</p>}</div>
      {issued && (
        <div className="issued">
          <Copyable label={t("secret.key")} text={issued} hint={t("secret.keyHint")} />
        </div>
      )}
      {error ? <Broken error={error} onRetry={() => void refetch()} /> : !data && <Busy />}
      {data?.length === 0 && <Empty icon="inbox" title={t("admin.none")} hint={t("admin.noneHint")} />}
      {data && data.length > 0 && <Keys keys={data} onRevoke={setAsked} />}
      {adding && (
        <ApiKeyDialog
          onIssued={key => {
            setAdding(false);
            setIssued(key);
            void known();
          }}
          onClose={() => setAdding(false)}
        />
      )}
      {asked && (
        <Dialog title={t("key.revokeOf", { name: asked.name })} onClose={() => setAsked(null)}>
          <p>{t("key.revokeSure")}</p>
          <footer className="dialog-act">
            <button type="button" className="button" onClick={() => setAsked(null)}>
              {t("app.cancel")}
            </button>
            <button type="button" className="button danger" onClick={() => void revoke(asked)}>
              {t("key.revoke")}
            </button>
          </footer>
        </Dialog>
      )}
    </section>
  );
}

function Keys({ keys, onRevoke }: { keys: ApiKey[]; onRevoke: (key: ApiKey) => void }) {
  const { t, i18n } = useTranslation();
  const [now] = useState(() => Date.now());
  const at = (time: string) => dateAndTime(time, i18n.language);
  return (
    <div className="scroll" tabIndex={0} role="group" aria-labelledby="api-keys">
      <table>
        <thead>
          <tr>
            <th scope="col">{t("admin.name")}</th>
            <th scope="col">{t("field.roles")}</th>
            <th scope="col">{t("field.clients")}</th>
            <th scope="col">{t("key.state")}</th>
            <th scope="col">{t("key.lastUsed")}</th>
            <th scope="col" className="wide-only">{t("key.issued")}</th>
            <th scope="col">{t("key.revoke")}</th>
          </tr>
        </thead>
        <tbody>
          {keys.map(key => {
            const state = stateOf(key, now);
            return (
              <tr key={key.id}>
                <th scope="row">
                  {key.name} <code className="muted">cauce_{key.id}_…</code>
                </th>
                <td>{key.roles.map(role => t(`role.${role}`)).join(", ")}</td>
                <td>{key.roles.includes("administrator") ? t("audit.all") : key.clients.join(", ")}</td>
                <td>
                  <span className={`key-${state}`}>{t(`key.${state}`, { at: at(state === "revoked" ? (key.revokedAt ?? "") : key.expiresAt) })}</span>
                </td>
                <td>{key.lastUsedAt ? at(key.lastUsedAt) : t("key.never")}</td>
                <td className="muted wide-only">{t("admin.by", { who: key.createdBy, at: at(key.createdAt) })}</td>
                <td>
                  {state === "holds" && (
                    <button type="button" className="button" aria-label={t("key.revokeOf", { name: key.name })} onClick={() => onRevoke(key)}>
                      {t("key.revoke")}
                    </button>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
