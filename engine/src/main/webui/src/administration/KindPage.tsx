import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../chrome/Icon.tsx";
import { Broken, Busy, Empty } from "../chrome/States.tsx";
import { folded } from "../chrome/search.ts";
import { dateAndTime } from "../text/format.ts";
import { DefinitionDialog } from "./DefinitionDialog.tsx";
import { type Defined, titleOf, useDefinitions } from "./definitions.ts";
import { ChannelTest } from "./ChannelTest.tsx";
import { QueueTest } from "./QueueTest.tsx";
import { TableDialog } from "./TableDialog.tsx";
import { type Kind, hasSecrets } from "./kinds.ts";
import { hasTable } from "./tableReport.ts";

/** All definitions of a kind, to add to, change and delete. */
export function KindPage({ kind, isTableAsked, onTableOpened }: { kind: Kind; isTableAsked: boolean; onTableOpened: () => void }) {
  const { t, i18n } = useTranslation();
  const { data, error, refetch } = useDefinitions(kind);
  const [sought, setSought] = useState("");
  const [opened, setOpened] = useState<Defined | "new" | null>(null);
  const [table, setTable] = useState(false);
  useEffect(() => {
    if (!isTableAsked) return;
    setTable(true);
    onTableOpened();
  }, [isTableAsked, onTableOpened]);
  const [fresh, setFresh] = useState<Defined | null>(null);
  const [tested, setTested] = useState<Defined | null>(null);
  const [said, setSaid] = useState("");
  const isTested = kind === "queues" || hasSecrets(kind);
  const shown = (data ?? []).filter(one => folded(`${one.id} ${titleOf(one, i18n.language)}`).includes(folded(sought)));
  return (
    <section className="block" aria-labelledby="kind">
      <header className="block-head">
        <h2 id="kind">{t(`kind.${kind}`)}</h2>
        <input type="search" aria-label={t("admin.filter")} placeholder={t("admin.filter")} value={sought} onChange={event => setSought(event.target.value)} />
        {hasTable(kind) && (
          <button type="button" className="button" aria-label={t("table.openOf", { kind: t(`kind.${kind}`) })} onClick={() => setTable(true)}>
            {t("table.open")}
          </button>
        )}
        <button type="button" className="button primary" onClick={() => setOpened("new")}>
          {t("admin.add")}
        </button>
      </header>
      <div role="status">
        {said && (
          <p className="banner info">
            <Icon name="accept" /> {said}
          </p>
        )}
      </div>
      {error ? <Broken error={error} onRetry={() => void refetch()} /> : !data && <Busy />}
      {data?.length === 0 && <Empty icon="inbox" title={t("admin.none")} hint={t("admin.noneHint")} />}
      {shown.length > 0 && (
        <div className="scroll" tabIndex={0} role="group" aria-labelledby="kind">
          <table>
            <thead>
              <tr>
                <th scope="col">{t("admin.name")}</th>
                <th scope="col">{t("admin.id")}</th>
                <th scope="col" className="wide-only">{t("admin.changed")}</th>
                {isTested && <th scope="col">{t("test.column")}</th>}
              </tr>
            </thead>
            <tbody>
              {shown.map(one => (
                <tr key={one.id}>
                  <th scope="row">
                    <button type="button" className="link" onClick={() => setOpened(one)}>
                      {titleOf(one, i18n.language)}
                    </button>
                  </th>
                  <td>
                    <code>{one.id}</code>
                  </td>
                  <td className="muted wide-only">{t("admin.by", { who: one.changedBy, at: dateAndTime(one.changedAt, i18n.language) })}</td>
                  {isTested && (
                    <td>
                      <button type="button" className="button" aria-label={t("test.of", { queue: titleOf(one, i18n.language) })} onClick={() => setTested(one)}>
                        {t("test.button")}
                      </button>
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {opened && (
        <DefinitionDialog
          key={opened === "new" ? "" : `${opened.id} ${opened.version}`}
          kind={kind}
          known={opened === "new" ? null : opened}
          fresh={opened === fresh}
          onDone={(words, saved) => {
            const next = opened === "new" && hasSecrets(kind) && saved && (kind !== "alert-rules" || saved.definition.webhook != null) ? saved : null;
            setOpened(next);
            setFresh(next);
            setSaid(words);
            void refetch();
          }}
          onClose={() => setOpened(null)}
        />
      )}
      {table && hasTable(kind) && (
        <TableDialog
          kind={kind}
          onDone={words => {
            setTable(false);
            setSaid(words);
          }}
          onClose={() => setTable(false)}
        />
      )}
      {tested && kind === "queues" && <QueueTest queue={tested} onClose={() => setTested(null)} />}
      {tested && hasSecrets(kind) && <ChannelTest kind={kind} channel={tested} onClose={() => setTested(null)} />}
    </section>
  );
}
