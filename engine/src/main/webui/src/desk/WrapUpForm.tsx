import { type FormEvent, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, isRefusal, newKey, once } from "../api/client.ts";
import type { Directory } from "../api/directory.ts";
import { folded } from "../chrome/search.ts";
import { useNow } from "../chrome/useNow.ts";
import { clock } from "../text/format.ts";
import { ReopenButton, canReopen } from "./ReopenButton.tsx";
import { WrapUpFields } from "./WrapUpFields.tsx";
import type { Conversation, WrapUp } from "./model.ts";
import { type Inputs, filledIn } from "./wrapUpFields.ts";

interface Props {
  conversation: Conversation;
  wrapUp: WrapUp;
  directory: Directory;
  onTrouble: (words: string) => void;
  onReopen: (conversation: string) => Promise<void>;
}

export function WrapUpForm({ conversation, wrapUp, directory, onTrouble, onReopen }: Props) {
  const { t } = useTranslation();
  const now = useNow();
  const [sought, setSought] = useState("");
  const [chosen, setChosen] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [missing, setMissing] = useState(false);
  const [inputs, setInputs] = useState<Inputs>({});
  const key = useRef(newKey());
  const list = useId();
  const possible = directory.dispositions.filter(
    one => one.client === conversation.client && (one.queues.length === 0 || one.queues.includes(conversation.queue)),
  );
  const found = possible.filter(one => folded(one.name).includes(folded(sought)));

  const disposition = chosen ?? (found.length === 1 ? found[0]!.id : null);
  const form = possible.find(one => one.id === disposition)?.form as Record<string, unknown> | null | undefined;

  async function complete(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setMissing(!disposition);
    if (!disposition) return;
    const note = String(new FormData(event.currentTarget).get("note")).trim();
    const filled = form ? filledIn(form, inputs) : { fields: {} };
    if ("notJson" in filled) return onTrouble(t("wrapUp.notJson", { field: filled.notJson }));
    setBusy(true);
    try {
      await api.POST("/api/v1/agent/conversations/{conversation}/wrap-up", {
        params: { path: { conversation: conversation.id }, header: once(key.current) },
        body: { disposition, ...(form ? { fields: filled.fields } : {}), ...(note ? { note } : {}) } as never,
      });
    } catch (error) {
      if (isRefusal(error)) key.current = newKey();
      onTrouble(isRefusal(error) ? error.message : "problem.network");
    } finally {
      setBusy(false);
    }
  }

  return (
    <form className="wrap-up" onSubmit={event => void complete(event)}>
      <h3>{t("wrapUp.title")}</h3>
      {wrapUp.closesAt && <p className="muted number">{t("wrapUp.left", { time: clock(Date.parse(wrapUp.closesAt) - now) })}</p>}
      <label className="field">
        <span>{t("wrapUp.search")}</span>
        <input id="disposition" type="search" value={sought} onChange={event => setSought(event.target.value)} aria-controls={list} />
      </label>
      <fieldset className="choices" id={list} aria-describedby={missing ? `${list}-missing` : undefined}>
        <legend className="hidden">{t("wrapUp.title")}</legend>
        {found.map(one => (
          <label key={one.id}>
            <input type="radio" name="disposition" value={one.id} checked={chosen === one.id} onChange={() => setChosen(one.id)} /> {one.name}
          </label>
        ))}
        {found.length === 0 && <p className="muted">{t("wrapUp.none")}</p>}
      </fieldset>
      {missing && (
        <p className="wrong" role="alert" id={`${list}-missing`}>
          {t("wrapUp.required")}
        </p>
      )}
      {form && <WrapUpFields key={disposition} form={form} inputs={inputs} onChange={setInputs} />}
      <label className="field">
        <span>{t("wrapUp.note")}</span>
        <textarea name="note" rows={2} maxLength={4000} />
      </label>
      <button type="submit" className="button primary" disabled={busy}>
        {t("wrapUp.submit")}
      </button>
      {canReopen(conversation.channel) && <ReopenButton conversation={conversation.id} onReopen={onReopen} />}
    </form>
  );
}
