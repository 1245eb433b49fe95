import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Schemas, api, bodyOf } from "../api/client.ts";
import { type Directory, nameIn } from "../api/directory.ts";
import { Icon, type IconName } from "../chrome/Icon.tsx";
import { Broken } from "../chrome/States.tsx";
import { dateAndTime } from "../text/format.ts";
import { ConversationDialog } from "./ConversationDialog.tsx";

type Task = Schemas["OpenTask"];
type Due = Task["due"];
type Kind = Schemas["OpenTasksOfType"];

const AGAIN = 15_000;
const AT_ONCE = 50;
const MOST = 200;
const DUES: readonly Due[] = ["overdue", "today", "later"];
const MARKS: Record<Due, { health: "bad" | "watch" | "unknown"; icon: IconName }> = {
  overdue: { health: "bad", icon: "warning" },
  today: { health: "watch", icon: "clock" },
  later: { health: "unknown", icon: "file" },
};

interface Props {
  directory: Directory;
  /** Shows what waits in a queue, and this of it first. */
  onOpen: (queue: string, interaction: string) => void;
}

/** Back-office work that is not done, by when it is due. Not there where no queue takes any. */
export function Tasks({ directory, onOpen }: Props) {
  const { t } = useTranslation();
  const [client, setClient] = useState("");
  const [queue, setQueue] = useState("");
  const [type, setType] = useState("");
  const [due, setDue] = useState<Due | "">("");
  const [limit, setLimit] = useState(AT_ONCE);
  const [held, setHeld] = useState<Task | null>(null);
  const query = { limit, ...(client && { client }), ...(queue && { queue }), ...(type && { type }), ...(due && { due }) };
  const { data, error, refetch } = useQuery({
    queryKey: ["tasks", query],
    queryFn: async () => bodyOf(await api.GET("/api/v1/supervisor/tasks", { params: { query } })),
    refetchInterval: AGAIN,
    placeholderData: keepPreviousData,
  });
  const narrowed = client !== "" || queue !== "" || type !== "";
  const all = useQuery({
    queryKey: ["tasks", { limit: 1 }],
    queryFn: async () => bodyOf(await api.GET("/api/v1/supervisor/tasks", { params: { query: { limit: 1 } } })),
    refetchInterval: AGAIN,
    enabled: narrowed,
  }).data;
  const types = ((narrowed && all) || data)?.kinds;
  if (!types?.length && !narrowed && due === "" && !error) return null;
  const total = (of: Due) => (data?.kinds ?? []).reduce((sum, kind: Kind) => sum + kind[of], 0);
  const asked = due === "" ? DUES.reduce((sum, one) => sum + total(one), 0) : total(due);
  const queues = directory.queues.filter(one => client === "" || one.client === client);
  return (
    <section className="block" aria-labelledby="tasks">
      <header className="block-head tasks-head">
        <h2 id="tasks">{t("task.title")}</h2>
        <div className="tasks-filter" role="group" aria-label={t("wall.filter")}>
          {directory.clients.length > 1 && <Choice label={t("task.client")} value={client} all={t("task.allClients")} of={directory.clients} onChange={value => { setClient(value); setQueue(""); }} />}
          <Choice label={t("wall.queue")} value={queue} all={t("task.allQueues")} of={queues} onChange={setQueue} />
          <Choice label={t("task.type")} value={type} all={t("task.allTypes")} of={(types ?? []).map(one => ({ id: one.type, name: one.name }))} onChange={setType} />
        </div>
      </header>
      <div className="tasks-due" role="group" aria-label={t("task.due")}>
        {DUES.map(one => (
          <button key={one} type="button" className="button small" aria-pressed={due === one} onClick={() => setDue(due === one ? "" : one)}>
            <DueMark due={one} /> <span className="number strong">{total(one)}</span>
          </button>
        ))}
      </div>
      {error && !data && <Broken error={error} onRetry={() => void refetch()} />}
      {data?.tasks.length === 0 && <p className="muted trends-none">{t("task.none")}</p>}
      {data && data.tasks.length > 0 && (
        <div className="scroll" tabIndex={0} role="group" aria-labelledby="tasks">
          <table>
            <thead>
              <tr>
                <th scope="col">{t("task.what")}</th>
                <th scope="col">{t("task.due")}</th>
                <th scope="col">{t("task.type")}</th>
                <th scope="col">{t("wall.queue")}</th>
                <th scope="col">{t("wall.phase")}</th>
              </tr>
            </thead>
            <tbody>
              {data.tasks.map(one => (
                <TaskRow key={one.interaction} task={one} kind={data.kinds.find(kind => kind.type === one.type)?.name ?? one.type} directory={directory} onOpen={() => (one.agent && one.phase !== "offered" ? setHeld(one) : onOpen(one.queue, one.interaction))} />
              ))}
            </tbody>
          </table>
          {data.leftOut > 0 && <p className="muted trends-none">{t("task.leftOut", { count: data.leftOut })}</p>}
          {asked > data.tasks.length && limit < MOST && (
            <button type="button" className="button quiet earlier" onClick={() => setLimit(MOST)}>
              {t("wall.more", { count: Math.min(asked, MOST) - data.tasks.length })}
            </button>
          )}
        </div>
      )}
      {held && <ConversationDialog held interaction={held.interaction} title={held.title ?? t("channel.task")} directory={directory} onClose={() => setHeld(null)} />}
    </section>
  );
}

function TaskRow({ task, kind, directory, onOpen }: { task: Task; kind: string; directory: Directory; onOpen: () => void }) {
  const { t, i18n } = useTranslation();
  return (
    <tr>
      <th scope="row">
        <button type="button" className="link" onClick={onOpen}>
          {task.title ?? t("task.erased")}
        </button>
        <span className="muted">{nameIn(directory.clients, task.client)}</span>
      </th>
      <td>
        <DueMark due={task.due} /> <time className="target" dateTime={task.dueAt}>{dateAndTime(task.dueAt, i18n.language)}</time>
      </td>
      <td>{kind}</td>
      <td>{nameIn(directory.queues, task.queue)}</td>
      <td>
        {t(`taskPhase.${task.phase}`)}
        {task.agent && <span className="muted target">{nameIn(directory.colleagues, task.agent)}</span>}
      </td>
    </tr>
  );
}

function DueMark({ due }: { due: Due }) {
  const { t } = useTranslation();
  return (
    <span className="health" data-health={MARKS[due].health}>
      <Icon name={MARKS[due].icon} size={16} /> {t(`taskDue.${due}`)}
    </span>
  );
}

function Choice({ label, value, all, of, onChange }: { label: string; value: string; all: string; of: readonly { id: string; name: string }[]; onChange: (value: string) => void }) {
  return (
    <select aria-label={label} value={value} onChange={event => onChange(event.target.value)}>
      <option value="">{all}</option>
      {of.map(one => (
        <option key={one.id} value={one.id}>
          {one.name}
        </option>
      ))}
    </select>
  );
}
