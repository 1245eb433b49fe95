import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Directory, nameIn } from "../api/directory.ts";
import { Since } from "../chrome/Since.tsx";
import { useNow } from "../chrome/useNow.ts";
import { seconds, share, timeOfDay } from "../text/format.ts";
import { AlertWords } from "./Alerts.tsx";
import { ContractMark, MarginWords, useContracts } from "./Contracts.tsx";
import { HealthMark } from "./QueueTable.tsx";
import { Summary } from "./Summary.tsx";
import type { QueueLive } from "./model.ts";
import { type Wall, healthOf, worstFirst } from "./state.ts";
import { pagesOf } from "./trend.ts";

const TURN = 10_000;
const MOST_ALERTS = 3;
const MOST_CONTRACTS = 3;

/** The wall to be seen from across the room: large, without controls; queues that do not fit come in turn. */
export function Television({ wall, directory, onLeave }: { wall: Wall; directory: Directory; onLeave: () => void }) {
  const { t, i18n } = useTranslation();
  const now = useNow();
  const grid = useRef<HTMLUListElement>(null);
  const [fit, setFit] = useState(1);
  const [turn, setTurn] = useState(0);
  const [held, setHeld] = useState(false);
  const pages = pagesOf(worstFirst([...wall.queues.values()]), fit);
  const at = turn % pages.length;
  const missed = useContracts()?.filter(one => one.exposure.shortBy > 0) ?? [];
  const critical = wall.alerts.filter(one => one.severity === "critical");

  useEffect(() => {
    const element = grid.current;
    if (!element) return;
    const measured = new ResizeObserver(() => setFit(room(element)));
    measured.observe(element);
    return () => measured.disconnect();
  }, []);
  useEffect(() => {
    if (held || pages.length < 2) return;
    const timer = setInterval(() => setTurn(before => before + 1), TURN);
    return () => clearInterval(timer);
  }, [held, pages.length]);
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (event.key === "Escape") onLeave();
      else if (event.key === " ") setHeld(before => !before);
      else if (event.key === "ArrowRight") setTurn(before => before + 1);
      else return;
      event.preventDefault();
    };
    addEventListener("keydown", key);
    return () => removeEventListener("keydown", key);
  }, [onLeave]);

  return (
    <main className="tv" id="content" tabIndex={-1}>
      <header className="tv-head">
        <h1>{t("wall.title")}</h1>
        {wall.connection.state !== "live" && <p className="tv-lost">{t("app.lost")}</p>}
        {pages.length > 1 && (
          <p>
            {at + 1} / {pages.length}
            {held && ` · ${t("tv.held")}`}
          </p>
        )}
        <p className="number">{timeOfDay(now, i18n.language)}</p>
      </header>
      {critical.length > 0 && (
        <ul className="tv-alerts" aria-label={t("alert.title")}>
          {critical.slice(0, MOST_ALERTS).map(alert => (
            <li key={alert.id} className="alert-line" data-severity={alert.severity} data-seen={alert.acknowledgedBy != null}>
              <AlertWords alert={alert} directory={directory} />
            </li>
          ))}
          {critical.length > MOST_ALERTS && <li>{t("wall.more", { count: critical.length - MOST_ALERTS })}</li>}
        </ul>
      )}
      <Summary wall={wall} />
      {missed.length > 0 && (
        <ul className="tv-alerts" aria-label={t("contract.title")}>
          {missed.slice(0, MOST_CONTRACTS).map(one => (
            <li key={one.queue} className="tv-contract">
              <ContractMark state={one.exposure.state} /> <strong>{nameIn(directory.queues, one.queue)}</strong> {nameIn(directory.clients, one.client)} · {t(`contractPeriod.${one.period}`)} · <MarginWords contract={one} />
            </li>
          ))}
          {missed.length > MOST_CONTRACTS && <li>{t("wall.more", { count: missed.length - MOST_CONTRACTS })}</li>}
        </ul>
      )}
      <ul className="tv-queues" ref={grid}>
        {pages[at]?.map(queue => <QueueCard key={queue.queue} queue={queue} name={nameIn(directory.queues, queue.queue)} client={nameIn(directory.clients, queue.client)} />)}
      </ul>
      <p className="hidden">{t("tv.keys")}</p>
    </main>
  );
}

/** How many cards there is room for; their size is that of the style sheet, in the size of the letters. */
function room(element: HTMLElement): number {
  const style = getComputedStyle(element);
  const columns = style.gridTemplateColumns.split(" ").length;
  const row = parseFloat(style.gridAutoRows) || 1;
  const gap = parseFloat(style.rowGap) || 0;
  return columns * Math.max(1, Math.floor((element.clientHeight + gap) / (row + gap)));
}

function QueueCard({ queue, name, client }: { queue: QueueLive; name: string; client: string }) {
  const { t, i18n } = useTranslation();
  const { last30Minutes, targetShare, threshold } = queue.serviceLevel;
  return (
    <li className="tv-queue" data-health={healthOf(queue)}>
      <h2>
        {name} <span>{client}</span>
      </h2>
      <HealthMark health={healthOf(queue)} />
      <dl>
        <div>
          <dt>{t("wall.waiting")}</dt>
          <dd className="number">{queue.waiting}</dd>
        </div>
        <div>
          <dt>{t("wall.oldest")}</dt>
          <dd className="number">{queue.oldestWaitingSince ? <Since at={queue.oldestWaitingSince} /> : "–"}</dd>
        </div>
        <div>
          <dt>{t("wall.target", { share: share(targetShare, i18n.language), seconds: seconds(threshold) })}</dt>
          <dd className="number">{last30Minutes.share == null ? "–" : share(last30Minutes.share, i18n.language)}</dd>
        </div>
        <div>
          <dt>{t("wall.staffed")}</dt>
          <dd className="number">{queue.agents.available}</dd>
        </div>
      </dl>
    </li>
  );
}
