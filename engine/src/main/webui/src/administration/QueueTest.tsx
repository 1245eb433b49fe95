import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { isRefusal } from "../api/client.ts";
import { Dialog } from "../chrome/Dialog.tsx";
import { type WhatIf, WhatIfAnswer } from "../chrome/WhatIfAnswer.tsx";
import { Requirements, useChoices } from "./Control.tsx";
import { type Defined, test, titleOf } from "./definitions.ts";
import type { Field } from "./kinds.ts";

const SKILLS: Field = { name: "requirements", as: "requirements", optional: true };

/** Asks the router what would happen to an interaction that came to a queue now, and says it in words. */
export function QueueTest({ queue, onClose }: { queue: Defined; onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const channels = (queue.definition.channels as string[] | undefined) ?? [];
  const [channel, setChannel] = useState(channels[0] ?? "");
  const [priority, setPriority] = useState("");
  const [skills, setSkills] = useState<unknown>(null);
  const [answer, setAnswer] = useState<WhatIf | null>(null);
  const [trouble, setTrouble] = useState<unknown>(null);
  const people = useChoices("users");
  const queues = useChoices("queues");
  const [busy, setBusy] = useState(false);

  async function ask(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setTrouble(null);
    try {
      setAnswer(await test(queue.id, { channel, ...(priority === "" ? {} : { priority: Number(priority) }), ...(skills === null ? {} : { requirements: skills }) }));
    } catch (error) {
      setTrouble(error);
    } finally {
      setBusy(false);
    }
  }
  return (
    <Dialog title={t("test.of", { queue: titleOf(queue, i18n.language) })} wide onClose={onClose}>
      <p className="muted">{t("test.hint")}</p>
      <form onSubmit={event => void ask(event)} className="definition">
        <label className="field">
          <span>{t("test.channel")}</span>
          <select value={channel} onChange={event => setChannel(event.target.value)}>
            {channels.map(one => (
              <option key={one} value={one}>{t(`channel.${one}`)}</option>
            ))}
          </select>
        </label>
        <label className="field">
          <span>{t("test.priority")}</span>
          <input type="number" min={-100} max={100} value={priority} onChange={event => setPriority(event.target.value)} />
        </label>
        <Requirements field={SKILLS} value={skills ?? queue.definition.requirements} wrong={undefined} onChange={setSkills} />
        <footer className="dialog-act">
          <button type="button" className="button" onClick={onClose}>{t("app.close")}</button>
          <button type="submit" className="button primary" disabled={busy}>{t("test.button")}</button>
        </footer>
      </form>
      <div role="status">
        {trouble !== null && <p className="banner danger">{isRefusal(trouble) ? trouble.message : t("problem.act", { detail: t("problem.network") })}</p>}
        {answer && trouble === null && <WhatIfAnswer answer={answer} personName={id => nameOf(people, id)} queueName={id => nameOf(queues, id)} />}
      </div>
    </Dialog>
  );
}

function nameOf(all: { id: string; name: string }[], id: string): string {
  return all.find(one => one.id === id)?.name ?? id;
}
