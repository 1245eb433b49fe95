import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Broken, Busy, Empty } from "../chrome/States.tsx";
import { dateAndTime } from "../text/format.ts";
import { type AuditWanted, EVERYTHING } from "./auditQuery.ts";
import { short, subjectOf } from "./auditSubject.ts";
import { audit } from "./definitions.ts";
import { KINDS, isKind } from "./kinds.ts";

const PAGE = 100;
const ACTIONS = ["define", "remove", "set-password", "set-secret", "forget-secret", "issue", "revoke", "merge", "split", "add", "change", "delete", "reopen", "move", "erase", "lift", "dismiss", "retry", "acknowledge", "invite consult", "invite conference", "joined", "declined", "withdrawn", "left", "removed", "conference"] as const;
const FURTHER_KINDS = ["channels", "api-keys", "contacts", "contact-notes", "conversations", "participants", "deliveries", "alerts"] as const;

/** Who changed what and when, newest first, and only those acts that are wanted. */
export function AuditTable() {
  const { t, i18n } = useTranslation();
  const [wanted, setWanted] = useState(EVERYTHING);
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetching } = useInfiniteQuery({
    queryKey: ["configuration", "audit", wanted],
    queryFn: ({ pageParam }) => audit(wanted, pageParam),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: page => (page.length < PAGE ? undefined : page.at(-1)?.number),
    staleTime: 0,
  });
  const acts = data?.pages.flat() ?? [];
  const actionWords = (action: string) => (i18n.exists(`act.${action}`) ? t(`act.${action}`) : action);
  const kindWords = (kind: string) => (i18n.exists(`kind.${kind}`) ? t(`kind.${kind}`) : kind);
  const channelWords = (channel: string) => (i18n.exists(`channel.${channel}`) ? t(`channel.${channel}`) : channel);
  return (
    <section className="block" aria-labelledby="audit">
      <header className="block-head">
        <h2 id="audit">{t("kind.audit")}</h2>
      </header>
      <Filter key={String(wanted === EVERYTHING)} wanted={wanted} actionWords={actionWords} kindWords={kindWords} onWanted={setWanted} />
      {error ? <Broken error={error} onRetry={() => void refetch()} /> : !data && <Busy />}
      {data && acts.length === 0 && <Empty icon="inbox" title={t(wanted === EVERYTHING ? "admin.none" : "audit.nothing")} />}
      {acts.length > 0 && (
        <div className="scroll" tabIndex={0} role="group" aria-labelledby="audit">
          <table>
            <thead>
              <tr>
                <th scope="col">{t("admin.when")}</th>
                <th scope="col">{t("admin.who")}</th>
                <th scope="col">{t("admin.what")}</th>
                <th scope="col">{t("admin.subject")}</th>
                <th scope="col">{t("audit.version")}</th>
              </tr>
            </thead>
            <tbody>
              {acts.map(act => {
                const subject = subjectOf(act.kind, act.subject);
                return (
                  <tr key={act.number}>
                    <td className="number">{dateAndTime(act.at, i18n.language)}</td>
                    <td>
                      <code>{act.who}</code>
                    </td>
                    <td>{actionWords(act.action)}</td>
                    <td>
                      {isKind(act.kind) ? (
                        <Link className="link" to="/administration/{-$kind}" params={{ kind: act.kind }}>
                          {kindWords(act.kind)}
                        </Link>
                      ) : (
                        kindWords(act.kind)
                      )}{" "}
                      <button type="button" className="link" aria-label={t("audit.only", { subject: act.subject })} onClick={() => setWanted({ ...EVERYTHING, subject: act.subject })}>
                        <code>{short(act.kind, subject.id)}</code>
                      </button>
                      {subject.channel && <> · {channelWords(subject.channel)}</>}
                      {subject.colleague && (
                        <>
                          {" · "}
                          <code>{subject.colleague}</code>
                        </>
                      )}
                    </td>
                    <td className="number">{act.version > 0 ? act.version : ""}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
      {hasNextPage && (
        <button type="button" className="button quiet earlier" disabled={isFetching} onClick={() => void fetchNextPage()}>
          {t("admin.older")}
        </button>
      )}
    </section>
  );
}

function Filter({ wanted, actionWords, kindWords, onWanted }: { wanted: AuditWanted; actionWords: (action: string) => string; kindWords: (kind: string) => string; onWanted: (wanted: AuditWanted) => void }) {
  const { t } = useTranslation();
  const id = useId();
  const [draft, setDraft] = useState(wanted);
  const change = (name: keyof AuditWanted, value: string) => setDraft(before => ({ ...before, [name]: value }));
  const line = (name: keyof AuditWanted, label: string, type: "text" | "date") => (
    <div className="field">
      <label htmlFor={`${id}-${name}`}>{label}</label>
      <input id={`${id}-${name}`} type={type} maxLength={100} autoCapitalize="none" spellCheck={false} value={draft[name]} onChange={event => change(name, event.target.value)} />
    </div>
  );
  const choice = (name: keyof AuditWanted, label: string, values: readonly string[], words: (value: string) => string) => (
    <div className="field">
      <label htmlFor={`${id}-${name}`}>{label}</label>
      <select id={`${id}-${name}`} value={draft[name]} onChange={event => change(name, event.target.value)}>
        <option value="">{t("audit.all")}</option>
        {values.map(value => (
          <option key={value} value={value}>
            {words(value)}
          </option>
        ))}
      </select>
    </div>
  );
  return (
    <form
      className="audit-filter"
      role="search"
      aria-label={t("audit.filter")}
      onSubmit={event => {
        event.preventDefault();
        onWanted({ ...draft });
      }}
    >
      {line("who", t("admin.who"), "text")}
      {choice("action", t("admin.what"), ACTIONS, actionWords)}
      {choice("kind", t("audit.kind"), [...Object.keys(KINDS), ...FURTHER_KINDS], kindWords)}
      {line("subject", t("admin.id"), "text")}
      {line("from", t("audit.from"), "date")}
      {line("until", t("audit.until"), "date")}
      <p className="audit-act">
        <button type="submit" className="button primary">
          {t("audit.show")}
        </button>
        {wanted !== EVERYTHING && (
          <button type="button" className="button" onClick={() => onWanted(EVERYTHING)}>
            {t("audit.clear")}
          </button>
        )}
      </p>
    </form>
  );
}
