import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Schemas, api, bodyOf } from "../api/client.ts";
import { type Directory, nameIn } from "../api/directory.ts";
import { Icon, type IconName } from "../chrome/Icon.tsx";
import { More } from "../chrome/More.tsx";
import { dateAndTime, seconds, share } from "../text/format.ts";
import type { QueueLive } from "./model.ts";

type Contract = Schemas["ContractOfQueue"];
type State = Contract["exposure"]["state"];

const AGAIN = 10_000;
const AT_ONCE = 20;
const MARKS: Record<State, IconName> = { credit: "warning", short: "warning", tight: "clock", met: "accept", nothing: "info" };
const HEALTH: Record<State, "bad" | "watch" | "good" | "unknown"> = { credit: "bad", short: "bad", tight: "watch", met: "good", nothing: "unknown" };

/** The contracts of all clients that may be seen, the worst first. */
export function useContracts() {
  return useQuery({
    queryKey: ["contracts"],
    queryFn: async () => bodyOf(await api.GET("/api/v1/reports/contracts")),
    refetchInterval: AGAIN,
    select: ({ clients }) => clients.flatMap(one => one.contracts.map(contract => ({ ...contract, client: one.client }))),
  }).data;
}

/** How the contract of each client stands, and how much it may still bear. Not there while there are none. */
export function Contracts({ queues, directory, onOpen }: { queues: ReadonlyMap<string, QueueLive>; directory: Directory; onOpen: (queue: string) => void }) {
  const { t, i18n } = useTranslation();
  const [most, setMost] = useState(AT_ONCE);
  const contracts = useContracts();
  if (!contracts?.length) return null;
  const amount = (minor: number) => (minor / 100).toLocaleString(i18n.language, { minimumFractionDigits: 2 });
  return (
    <section className="block" aria-labelledby="contracts">
      <header className="block-head">
        <h2 id="contracts">{t("contract.title")}</h2>
      </header>
      <div className="scroll" tabIndex={0} role="group" aria-labelledby="contracts">
        <table>
          <thead>
            <tr>
              <th scope="col">{t("contract.of")}</th>
              <th scope="col">{t("wall.phase")}</th>
              <th scope="col">{t("contract.period")}</th>
              <th scope="col">{t("contract.inTime")}</th>
              <th scope="col">{t("contract.margin")}</th>
              <th scope="col" className="figure">{t("contract.due")}</th>
              <th scope="col">{t("contract.next")}</th>
            </tr>
          </thead>
          <tbody>
            {contracts.slice(0, most).map(one => {
              const { exposure } = one;
              const name = nameIn(directory.queues, one.queue);
              const late = queues.get(one.queue)?.late ?? 0;
              return (
                <tr key={one.queue}>
                  <th scope="row">
                    {queues.has(one.queue) ? (
                      <button type="button" className="link" aria-label={t("wall.open", { queue: name })} onClick={() => onOpen(one.queue)}>
                        {name}
                      </button>
                    ) : (
                      name
                    )}
                    <span className="muted">{nameIn(directory.clients, one.client)}</span>
                  </th>
                  <td>
                    <ContractMark state={exposure.state} />
                  </td>
                  <td>
                    {t(`contractPeriod.${one.period}`)} <span className="muted target">{t("contract.since", { at: dateAndTime(one.from, i18n.language) })}</span>
                  </td>
                  <td>
                    <span className="strong number">{exposure.share == null ? "–" : exactShare(exposure.share, i18n.language)}</span>{" "}
                    <span className="muted">{t("contract.counted", { inTime: exposure.inTime, counted: exposure.counted })}</span>
                    <span className="muted target">{t("wall.target", { share: share(one.targetShare, i18n.language), seconds: seconds(one.threshold) })}</span>
                  </td>
                  <td>
                    <MarginWords contract={one} />
                    {late > 0 && <span className="muted target">{t("contract.lateNow", { count: late })}</span>}
                  </td>
                  <td className="figure" data-bad={exposure.due > 0}>{exposure.due > 0 ? amount(exposure.due) : "–"}</td>
                  <td>
                    {exposure.next
                      ? t("contract.nextBand", { below: share(exposure.next.below, i18n.language), amount: amount(exposure.next.amount), count: exposure.next.misses })
                      : "–"}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
        <More count={contracts.length - most} onMore={() => setMost(most + AT_ONCE)} />
      </div>
    </section>
  );
}

/** How many late answers are left, or how many are too many. */
export function MarginWords({ contract: { exposure } }: { contract: Contract }) {
  const { t } = useTranslation();
  if (exposure.state === "nothing") return <>–</>;
  if (exposure.shortBy === 0) return <>{t("contract.left", { count: exposure.missesLeft })}</>;
  return (
    <>
      <span className="strong">{t("contract.short", { count: exposure.shortBy })}</span>
      <span className="muted target">{exposure.toRecover == null ? t("contract.lost") : t("contract.recover", { count: exposure.toRecover })}</span>
    </>
  );
}

export function ContractMark({ state }: { state: State }) {
  const { t } = useTranslation();
  return (
    <span className="health" data-health={HEALTH[state]}>
      <Icon name={MARKS[state]} size={16} /> {t(`contractState.${state}`)}
    </span>
  );
}

/** With a tenth of a percent: 79.6 % is not 80 %. */
function exactShare(value: number, language: string): string {
  return new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 1, roundingMode: "floor" } as Intl.NumberFormatOptions).format(value);
}
