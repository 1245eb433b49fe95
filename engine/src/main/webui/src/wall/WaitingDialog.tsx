import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Schemas, api, bodyOf } from "../api/client.ts";
import { type Directory, contactName, nameIn } from "../api/directory.ts";
import { Dialog } from "../chrome/Dialog.tsx";
import { Broken, Busy, Empty } from "../chrome/States.tsx";
import { useNow } from "../chrome/useNow.ts";
import { clock, timeOfDay } from "../text/format.ts";
import { Steering } from "./Steering.tsx";
import { TraceList } from "./TraceList.tsx";
import type { QueueLive } from "./model.ts";

const AGAIN = 5_000;
export type Waiting = Schemas["WaitingInteraction"];

/** What waits in a queue, in the order of answering, why, and what can be done about it. */
export function WaitingDialog({ queue, first, live, directory, onClose }: { queue: string; /** What is opened at once. */ first?: string | undefined; live: QueueLive | undefined; directory: Directory; onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const now = useNow();
  const [opened, setOpened] = useState<string | null>(first ?? null);
  const { data, error, refetch } = useQuery({
    queryKey: ["waiting", queue],
    queryFn: async () => bodyOf(await api.GET("/api/v1/supervisor/queues/{queue}/waiting", { params: { path: { queue } } })),
    refetchInterval: AGAIN,
    staleTime: 0,
  });
  const changed = `${live?.waiting} ${live?.oldestWaitingSince}`;
  useEffect(() => {
    void refetch();
  }, [changed, refetch]);
  return (
    <Dialog title={t("wall.items", { queue: nameIn(directory.queues, queue) })} wide onClose={onClose}>
      {error ? <Broken error={error} onRetry={() => void refetch()} /> : !data && <Busy />}
      {data?.length === 0 && <Empty icon="inbox" title={t("wall.noItems")} />}
      <ul className="waiting">
        {data?.map(one => {
          const contact = contactName(one.channel, one.contact);
          const open = opened === one.interaction;
          return (
            <li key={one.interaction}>
              <div className="waiting-head">
                <span className="place number">{one.place}</span>
                <div className="entry-words">
                  <strong>{contact}</strong>
                  <span className="muted">
                    {t(`channel.${one.channel}`)} · {t("wall.priority")} {one.priority} · {t("wall.due")} {timeOfDay(one.due, i18n.language)}
                  </span>
                </div>
                <span className="number">{clock(now - Date.parse(one.waitingSince))}</span>
                <span className="muted">{one.offeredTo ? t("wall.offeredTo", { agent: nameIn(directory.colleagues, one.offeredTo) }) : t("wall.waitingPhase")}</span>
                <button type="button" className="button small" aria-expanded={open} aria-label={`${t("wall.why")} ${contact}`} onClick={() => setOpened(open ? null : one.interaction)}>
                  {t("wall.why")}
                </button>
              </div>
              {open && (
                <div className="waiting-body">
                  <TraceList interaction={one.interaction} directory={directory} />
                  <Steering waiting={one} queue={queue} directory={directory} onDone={() => void refetch()} />
                </div>
              )}
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
}
