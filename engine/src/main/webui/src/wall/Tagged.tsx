import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Schemas, api, bodyOf } from "../api/client.ts";
import { type Directory, nameIn } from "../api/directory.ts";
import { Broken, Busy } from "../chrome/States.tsx";
import { dateAndTime } from "../text/format.ts";
import { ConversationDialog } from "./ConversationDialog.tsx";

const PAGE = 50;

/** Conversations by a tag, the newest first; one opens to read. */
export function Tagged({ directory }: { directory: Directory }) {
  const { t } = useTranslation();
  const [tag, setTag] = useState("");
  const all = [...new Set(directory.tags.flatMap(one => one.tags))].sort((one, other) => one.localeCompare(other));
  if (all.length === 0) return null;
  return (
    <section className="block" aria-labelledby="tagged">
      <header className="block-head">
        <h2 id="tagged">{t("tag.found")}</h2>
        <select aria-label={t("tag.choose")} value={tag} onChange={event => setTag(event.target.value)}>
          <option value="">{t("tag.choose")}</option>
          {all.map(one => (
            <option key={one}>{one}</option>
          ))}
        </select>
      </header>
      {tag !== "" && <Found key={tag} tag={tag} directory={directory} />}
    </section>
  );
}

function Found({ tag, directory }: { tag: string; directory: Directory }) {
  const { t, i18n } = useTranslation();
  const [opened, setOpened] = useState<Schemas["TaggedView"] | null>(null);
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ["tagged", tag],
    queryFn: async ({ pageParam }) =>
      bodyOf(await api.GET("/api/v1/supervisor/conversations", { params: { query: { tag, limit: PAGE, ...(pageParam ? { before: pageParam } : {}) } } })),
    initialPageParam: "",
    getNextPageParam: last => (last.length === PAGE ? last.at(-1)?.id : undefined),
  });
  const found = data?.pages.flat() ?? [];
  if (error && !data) return <Broken error={error} onRetry={() => void refetch()} />;
  if (!data) return <Busy />;
  if (found.length === 0) return <p className="muted trends-none">{t("tag.none")}</p>;
  const title = (one: Schemas["TaggedView"]) => `${nameIn(directory.queues, one.queue)}, ${dateAndTime(one.startedAt, i18n.language)}`;
  return (
    <>
      <div className="scroll" tabIndex={0} role="group" aria-labelledby="tagged">
        <table>
          <thead>
            <tr>
              <th scope="col">{t("details.since")}</th>
              <th scope="col">{t("wall.queue")}</th>
              <th scope="col">{t("details.channel")}</th>
              <th scope="col">{t("wall.agent")}</th>
              <th scope="col">{t("tag.title")}</th>
            </tr>
          </thead>
          <tbody>
            {found.map(one => (
              <tr key={one.id}>
                <th scope="row">
                  <button type="button" className="link" onClick={() => setOpened(one)}>
                    {dateAndTime(one.startedAt, i18n.language)}
                  </button>
                </th>
                <td>{nameIn(directory.queues, one.queue)}</td>
                <td>{t(`channel.${one.channel}`)}</td>
                <td>{one.agent ? nameIn(directory.colleagues, one.agent) : "–"}</td>
                <td>{one.tags.join(", ")}</td>
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
      {opened && <ConversationDialog interaction={opened.id} title={title(opened)} directory={directory} onClose={() => setOpened(null)} />}
    </>
  );
}
