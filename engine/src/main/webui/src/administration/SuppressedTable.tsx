import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Broken, Busy, Empty } from "../chrome/States.tsx";
import { dateAndTime } from "../text/format.ts";
import { lift, suppressed } from "./definitions.ts";

const PAGE = 100;
const KEY = ["configuration", "suppressed-addresses"];

/** The addresses that bounced, newest first, each to be lifted. */
export function SuppressedTable() {
  const { t, i18n } = useTranslation();
  const queries = useQueryClient();
  const { data, error, refetch, fetchNextPage, hasNextPage } = useInfiniteQuery({
    queryKey: KEY,
    queryFn: ({ pageParam }) => suppressed(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => (page.length < PAGE ? undefined : page.at(-1)?.id),
    staleTime: 0,
  });
  const lifting = useMutation({ mutationFn: lift, onSettled: () => queries.invalidateQueries({ queryKey: KEY }) });
  const all = data?.pages.flat() ?? [];
  return (
    <section className="block" aria-labelledby="suppressed">
      <header className="block-head">
        <h2 id="suppressed">{t("kind.suppressed-addresses")}</h2>
      </header>
      <p className="muted">{t("suppressed.hint")}</p>
      <p role="status">{lifting.isSuccess && t("suppressed.lifted", { address: lifting.variables.address })}</p>
      {lifting.error && <p role="alert">{t("problem.act", { detail: lifting.error.message })}</p>}
      {error ? <Broken error={error} onRetry={() => void refetch()} /> : !data && <Busy />}
      {data && all.length === 0 && <Empty icon="inbox" title={t("suppressed.none")} />}
      {all.length > 0 && (
        <div className="scroll" tabIndex={0} role="group" aria-labelledby="suppressed">
          <table>
            <thead>
              <tr>
                <th scope="col">{t("field.email")}</th>
                <th scope="col">{t("field.client")}</th>
                <th scope="col">{t("suppressed.since")}</th>
                <th scope="col">{t("suppressed.reason")}</th>
                <th scope="col">{t("suppressed.act")}</th>
              </tr>
            </thead>
            <tbody>
              {all.map(one => (
                <tr key={one.id}>
                  <th scope="row">{one.address}</th>
                  <td>{one.client}</td>
                  <td className="number">{dateAndTime(one.since, i18n.language)}</td>
                  <td>{one.reason}</td>
                  <td>
                    <button
                      type="button"
                      className="button small"
                      disabled={lifting.isPending}
                      aria-label={t("suppressed.liftOf", { address: one.address })}
                      onClick={() => lifting.mutate(one)}
                    >
                      {t("suppressed.lift")}
                    </button>
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
