import { memo, useCallback, useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Directory, nameIn, reasonIn } from "../api/directory.ts";
import { api, isRefusal, once } from "../api/client.ts";
import { Menu } from "../chrome/Menu.tsx";
import { More } from "../chrome/More.tsx";
import { Since } from "../chrome/Since.tsx";
import { Empty } from "../chrome/States.tsx";
import { folded } from "../chrome/search.ts";
import { ConversationDialog } from "./ConversationDialog.tsx";
import type { AgentLive, InHand } from "./model.ts";

const AT_ONCE = 100;
const byName = new Intl.Collator();
const ORDER = ["not-responding", "available", "paused", "offline"];

export function AgentTable({ agents, directory }: { agents: AgentLive[]; directory: Directory }) {
  const { t } = useTranslation();
  const [sought, setSought] = useState("");
  const wanted = folded(useDeferredValue(sought));
  const [most, setMost] = useState(AT_ONCE);
  const [looked, setLooked] = useState<InHand | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const name = (agent: AgentLive) => nameIn(directory.colleagues, agent.agent);
  const shown = agents
    .filter(agent => wanted === "" || folded(name(agent)).includes(wanted))
    .sort((left, right) => ORDER.indexOf(left.presence) - ORDER.indexOf(right.presence) || byName.compare(name(left), name(right)));

  const force = useCallback(
    async (agent: string, presence: string, reason?: string) => {
      setTrouble(null);
      try {
        await api.POST("/api/v1/supervisor/agents/{agent}/presence", {
          params: { path: { agent }, header: once() },
          body: { presence, ...(reason ? { reason } : {}) } as never,
        });
      } catch (error) {
        setTrouble(isRefusal(error) ? error.message : t("problem.network"));
      }
    },
    [t],
  );
  return (
    <section className="block" aria-labelledby="agents">
      <header className="block-head">
        <h2 id="agents">{t("wall.agents")}</h2>
        {agents.length > 8 && (
          <input type="search" aria-label={t("wall.filter")} placeholder={t("wall.filter")} value={sought} onChange={event => setSought(event.target.value)} />
        )}
      </header>
      {trouble && (
        <p className="banner danger" role="alert">
          {t("problem.act", { detail: trouble })}
        </p>
      )}
      {agents.length === 0 ? (
        <Empty icon="user" title={t("wall.noAgents")} hint={t("wall.configure")} />
      ) : (
        <div className="scroll" tabIndex={0} role="group" aria-labelledby="agents">
          <table>
            <thead>
              <tr>
                <th scope="col">{t("wall.agent")}</th>
                <th scope="col">{t("wall.presence")}</th>
                <th scope="col" className="figure">{t("wall.since")}</th>
                <th scope="col">{t("wall.load")}</th>
                <th scope="col">{t("wall.hand")}</th>
                <th scope="col" className="figure">{t("wall.handled")}</th>
                <th scope="col" className="figure">{t("wall.declined")}</th>
                <th scope="col" className="figure">{t("wall.expired")}</th>
              </tr>
            </thead>
            <tbody>
              {shown.slice(0, most).map(agent => (
                <AgentRow key={agent.agent} agent={agent} name={name(agent)} directory={directory} onForce={force} onLook={setLooked} />
              ))}
            </tbody>
          </table>
          <More count={shown.length - most} onMore={() => setMost(most + AT_ONCE)} />
        </div>
      )}
      {looked && <ConversationDialog held interaction={looked.interaction} title={t("wall.messages", { agent: nameIn(directory.queues, looked.queue) })} directory={directory} onClose={() => setLooked(null)} />}
    </section>
  );
}

interface RowProps {
  agent: AgentLive;
  name: string;
  directory: Directory;
  onForce: (agent: string, presence: string, reason?: string) => Promise<void>;
  onLook: (interaction: InHand) => void;
}

/** Drawn anew only when the agent changed; there may be thousands. */
const AgentRow = memo(function AgentRow({ agent, name, directory, onForce, onLook }: RowProps) {
  const { t, i18n } = useTranslation();
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <Menu
          label={t("wall.force", { agent: name })}
          className="button quiet small"
          button={
            <>
              <i className="dot" data-presence={agent.presence} aria-hidden="true" />
              {t(`presence.${agent.presence}`)}
              {agent.reason && `: ${reasonIn(directory, agent.reason, i18n.language)}`}
            </>
          }
          items={[
            { key: "available", words: t("presence.available"), act: () => void onForce(agent.agent, "available") },
            { key: "offline", words: t("presence.offline"), act: () => void onForce(agent.agent, "offline") },
            ...directory.presenceReasons.map(reason => ({
              key: reason.id,
              group: t("presence.pauses"),
              words: reasonIn(directory, reason.id, i18n.language),
              act: () => void onForce(agent.agent, "paused", reason.id),
            })),
          ]}
        />
      </td>
      <td className="figure">
        <Since at={agent.presenceSince} />
      </td>
      <td>
        <meter min={0} max={agent.capacity.total} value={agent.capacity.used} aria-label={t("presence.capacity", { used: agent.capacity.used, total: agent.capacity.total })} />
      </td>
      <td>
        {agent.interactions.map(one => (
          <button key={one.interaction} type="button" className="button small" onClick={() => onLook(one)} aria-label={`${t(`channel.${one.channel}`)}: ${t("wall.conversations")}`}>
            {t(`channel.${one.channel}`)}{" "}
            <span className="number">
              <Since at={one.since} />
            </span>
          </button>
        ))}
      </td>
      <td className="figure">{agent.handled}</td>
      <td className="figure">{agent.declined}</td>
      <td className="figure">{agent.expired}</td>
    </tr>
  );
});
