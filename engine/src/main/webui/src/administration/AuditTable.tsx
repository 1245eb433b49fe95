import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Broken, Busy, Empty } from "../chrome/States.tsx";
import { dateAndTime } from "../text/format.ts";
import { audit } from "./definitions.ts";

const PAGE = 100;

/** Who changed what and when, newest first. */
export function AuditTable() {
  const { t, i18n } = useTranslation();
  const { data, error, refetch, fetchNextPage, hasNextPage } = useInfiniteQuery({
    queryKey: ["configuration", "audit"],
    queryFn: ({ pageParam }) => audit(pageParam),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: page => (page.length < PAGE ? undefined : page.at(-1)?.number),
    staleTime: 0,
  });
  const acts = data?.pages.flat() ?? [];
  return (
    <section className="block" aria-labelledby="audit">
      <header className="block-head">
        <h2 id="audit">{t("kind.audit")}</h2>
      </header>
      {error ? <Broken error={error} onRetry={() => void refetch()} /> : !data && <Busy />}
      {data && acts.length === 0 && <Empty icon="inbox" title={t("admin.none")} />}
      {acts.length > 0 && (
        <div className="scroll" tabIndex={0} role="group" aria-labelledby="audit">
          <table>
            <thead>
              <tr>
                <th scope="col">{t("admin.when")}</th>
                <th scope="col">{t("admin.who")}</th>
                <th scope="col">{t("admin.what")}</th>
                <th scope="col">{t("admin.subject")}</th>
              </tr>
            </thead>
            <tbody>
              {acts.map(act => (
                <tr key={act.number}>
                  <td className="number">{dateAndTime(act.at, i18n.language)}</td>
                  <td>{act.who}</td>
                  <td>{act.action}</td>
                  <td>
                    {act.kind} <code>{act.subject}</code>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {hasNextPage && (
        <button type="button" className="button quiet earlier" onClick={() => void fetchNextPage()}>
          {t("admin.older")}
        </button>
      )}
    </section>
  );
}
