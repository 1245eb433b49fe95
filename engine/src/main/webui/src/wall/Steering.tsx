import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, isRefusal, once } from "../api/client.ts";
import type { Directory } from "../api/directory.ts";
import { contactName, nameIn } from "../api/directory.ts";
import type { Waiting } from "./WaitingDialog.tsx";

/** Moves, assigns and hurries what waits. */
export function Steering({ waiting, queue, directory, onDone }: { waiting: Waiting; queue: string; directory: Directory; onDone: () => void }) {
  const { t } = useTranslation();
  const [said, setSaid] = useState<{ good: boolean; words: string } | null>(null);
  const client = directory.queues.find(one => one.id === queue)?.client;
  const queues = directory.queues.filter(one => one.client === client && one.id !== queue);
  const params = () => ({ path: { interaction: waiting.interaction }, header: once() });

  function on(act: (value: string) => Promise<unknown>) {
    return (event: FormEvent<HTMLFormElement>) => {
      event.preventDefault();
      setSaid(null);
      act(String(new FormData(event.currentTarget).get("value")))
        .then(() => setSaid({ good: true, words: t("wall.done") }))
        .catch(error => setSaid({ good: false, words: t("problem.act", { detail: isRefusal(error) ? error.message : t("problem.network") }) }))
        .finally(onDone);
    };
  }

  return (
    <div className="steering" role="group" aria-label={t("wall.act", { contact: contactName(waiting.channel, waiting.contact) })}>
      <form onSubmit={on(agent => api.POST("/api/v1/supervisor/interactions/{interaction}/assign", { params: params(), body: { agent } }))}>
        <label className="field">
          <span>{t("wall.assignTo")}</span>
          <select name="value" required defaultValue="">
            <option value="" disabled>{t("transfer.choose")}</option>
            {directory.colleagues.map(one => (
              <option key={one.id} value={one.id}>{one.name}</option>
            ))}
          </select>
        </label>
        <button type="submit" className="button">{t("wall.assign")}</button>
      </form>
      <form onSubmit={on(to => api.POST("/api/v1/supervisor/interactions/{interaction}/move", { params: params(), body: { queue: to } }))}>
        <label className="field">
          <span>{t("wall.moveTo")}</span>
          <select name="value" required defaultValue="">
            <option value="" disabled>{t("transfer.choose")}</option>
            {queues.map(one => (
              <option key={one.id} value={one.id}>{nameIn(directory.queues, one.id)}</option>
            ))}
          </select>
        </label>
        <button type="submit" className="button">{t("wall.move")}</button>
      </form>
      <form onSubmit={on(priority => api.POST("/api/v1/supervisor/interactions/{interaction}/priority", { params: params(), body: { priority: Number(priority) } }))}>
        <label className="field">
          <span>{t("wall.newPriority")}</span>
          <input name="value" type="number" min={-100} max={100} required defaultValue={waiting.priority} />
        </label>
        <button type="submit" className="button">{t("wall.setPriority")}</button>
      </form>
      <div role="status">{said && <p className={said.good ? "muted" : "wrong"}>{said.words}</p>}</div>
    </div>
  );
}
