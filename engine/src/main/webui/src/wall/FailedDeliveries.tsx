import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Schemas, api, bodyOf } from "../api/client.ts";
import type { Directory } from "../api/directory.ts";
import { Icon } from "../chrome/Icon.tsx";
import { dateAndTime } from "../text/format.ts";
import { ConversationDialog } from "./ConversationDialog.tsx";

type Failed = Schemas["FailedDelivery"];

const PAGE = 50;
const ROOT = "/api/v1/supervisor/failed-deliveries";

/** Messages to contacts that were given up: to try again or to put away. Not there while there are none. */
export function FailedDeliveries({ directory }: { directory: Directory }) {
  const { t, i18n } = useTranslation();
  const queries = useQueryClient();
  const [opened, setOpened] = useState<Failed | null>(null);
  const { data, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ["failed-deliveries"],
    queryFn: async ({ pageParam }) =>
      bodyOf(await api.GET(ROOT, { params: { query: { limit: PAGE, ...(pageParam ? { before: pageParam } : {}) } } })),
    initialPageParam: "",
    getNextPageParam: last => (last.length === PAGE ? last.at(-1)?.message : undefined),
    refetchInterval: 30_000,
  });
  const act = useMutation({
    mutationFn: async (what: { again?: string; away?: string; all?: string }) => {
      if (what.again) await api.POST(`${ROOT}/{message}/retry`, { params: { path: { message: what.again } } });
      if (what.away) await api.DELETE(`${ROOT}/{message}`, { params: { path: { message: what.away } } });
      if (what.all) await api.POST(`${ROOT}/retry`, { params: { query: { channel: what.all } } });
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ["failed-deliveries"] }),
  });
  const failed = data?.pages.flat() ?? [];
  if (failed.length === 0) return null;
  const channels = [...new Set(failed.map(one => one.channel))].sort((one, other) => one.localeCompare(other));
  const when = (one: Failed) => dateAndTime(one.failedAt ?? one.since, i18n.language);
  return (
    <section className="block" aria-labelledby="undelivered">
      <header className="block-head">
        <h2 id="undelivered">
          <Icon name="warning" size={18} /> {t("undelivered.title")}
        </h2>
        {channels.map(channel => (
          <button key={channel} type="button" className="button small" disabled={act.isPending} onClick={() => act.mutate({ all: channel })}>
            {t("undelivered.all", { channel })}
          </button>
        ))}
      </header>
      {act.error && (
        <p className="wrong" role="alert">
          {act.error.message}
        </p>
      )}
      <div className="scroll" tabIndex={0} role="group" aria-labelledby="undelivered">
        <table>
          <thead>
            <tr>
              <th scope="col">{t("undelivered.at")}</th>
              <th scope="col">{t("details.channel")}</th>
              <th scope="col">{t("undelivered.why")}</th>
              <th scope="col">{t("undelivered.attempts")}</th>
              <th scope="col">{t("undelivered.act")}</th>
            </tr>
          </thead>
          <tbody>
            {failed.map(one => (
              <tr key={one.message}>
                <th scope="row">
                  <button type="button" className="link" onClick={() => setOpened(one)}>
                    {when(one)}
                  </button>
                </th>
                <td>
                  {t(`channel.${one.channelKind}`)} <code>{one.channel}</code>
                </td>
                <td>{one.text ?? one.code}</td>
                <td className="number">{one.attempts}</td>
                <td>
                  <button
                    type="button"
                    className="button small"
                    disabled={act.isPending}
                    aria-label={t("undelivered.againOf", { when: when(one) })}
                    onClick={() => act.mutate({ again: one.message })}
                  >
                    {t("undelivered.again")}
                  </button>{" "}
                  <button
                    type="button"
                    className="button small quiet"
                    disabled={act.isPending}
                    aria-label={t("undelivered.awayOf", { when: when(one) })}
                    onClick={() => act.mutate({ away: one.message })}
                  >
                    {t("undelivered.away")}
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {hasNextPage && (
        <button type="button" className="button quiet earlier" onClick={() => void fetchNextPage()}>
          {t("past.more")}
        </button>
      )}
      {opened && (
        <ConversationDialog interaction={opened.conversation} title={when(opened)} directory={directory} onClose={() => setOpened(null)} />
      )}
    </section>
  );
}
