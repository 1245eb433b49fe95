import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, authorized, bodyOf } from "../api/client.ts";
import { type Directory, nameIn } from "../api/directory.ts";
import { Broken, Busy } from "../chrome/States.tsx";
import { type WhatIf, WhatIfAnswer } from "../chrome/WhatIfAnswer.tsx";
import { timeOfDay } from "../text/format.ts";

/** What the router considered for an interaction, newest first, and why each agent was not chosen. */
export function TraceList({ interaction, directory }: { interaction: string; directory: Directory }) {
  const { t, i18n } = useTranslation();
  const { data, error, refetch } = useQuery({
    queryKey: ["trace", interaction],
    queryFn: async () =>
      bodyOf(await api.GET("/api/v1/supervisor/interactions/{interaction}/trace", { params: { path: { interaction } } })),
    refetchInterval: 5_000,
    staleTime: 0,
  });
  if (error) return <Broken error={error} onRetry={() => void refetch()} />;
  if (!data) return <Busy />;
  return (
    <>
      <Prospect interaction={interaction} directory={directory} />
      {data.entries.length === 0 && <p className="muted">{t("wall.noTrace")}</p>}
      <ol className="trace">
        {[...data.entries].reverse().map((entry, index) => (
          <li key={`${entry.at} ${index}`}>
            <p>
              <time dateTime={entry.at}>{timeOfDay(entry.at, i18n.language)}</time>{" "}
              <strong>{entry.chosen ? t("wall.chosen", { agent: nameIn(directory.colleagues, entry.chosen) }) : t("wall.waitingPhase")}</strong>
            </p>
            {entry.notChosen.length > 0 && (
              <ul aria-label={t("wall.notChosen")}>
                {entry.notChosen.map(why => (
                  <li key={why.obstacle}>
                    {why.agents} {t(`obstacle.${why.obstacle}`)}{" "}
                    <span className="muted">{why.examples.map(id => nameIn(directory.colleagues, id)).join(", ")}</span>
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
        {data.dropped > 0 && <li className="muted">{t("wall.dropped", { count: data.dropped })}</li>}
      </ol>
    </>
  );
}

/** Asks, when asked, what the router would do with the interaction now. */
function Prospect({ interaction, directory }: { interaction: string; directory: Directory }) {
  const { t } = useTranslation();
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ["what-if", interaction],
    queryFn: async () => (await (await authorized(`/api/v1/supervisor/interactions/${encodeURIComponent(interaction)}/what-if`)).json()) as WhatIf,
    enabled: false,
  });
  return (
    <div>
      <button type="button" className="button" disabled={isFetching} onClick={() => void refetch()}>
        {t("wall.whatIf")}
      </button>
      <div role="status">
        {error ? <Broken error={error} onRetry={() => void refetch()} /> : data && <WhatIfAnswer answer={data} personName={id => nameIn(directory.colleagues, id)} queueName={id => nameIn(directory.queues, id)} />}
      </div>
    </div>
  );
}
