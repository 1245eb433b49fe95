import { useMutation } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, isRefusal, once } from "../api/client.ts";
import type { Directory } from "../api/directory.ts";
import { WriteNote } from "../desk/ContactNotes.tsx";

/** What a supervisor does in a conversation that somebody has: whispers a note, or gives it to somebody else. */
export function Oversight({ conversation, directory, onDone }: { conversation: string; directory: Directory; onDone: () => void }) {
  const { t } = useTranslation();
  const id = useId();
  const [text, setText] = useState("");
  const [agent, setAgent] = useState("");
  const note = useMutation({
    mutationFn: () => api.POST("/api/v1/supervisor/conversations/{conversation}/notes", { params: { path: { conversation }, header: once() }, body: { text: text.trim() } }),
    onSuccess: () => {
      setText("");
      onDone();
    },
  });
  const give = useMutation({
    mutationFn: () => api.POST("/api/v1/supervisor/interactions/{interaction}/assign", { params: { path: { interaction: conversation }, header: once() }, body: { agent } }),
    onSuccess: onDone,
  });
  const trouble = note.error ?? give.error;
  return (
    <div className="oversight">
      <WriteNote id={id} label={t("wall.whisper")} text={text} busy={note.isPending} submit={t("wall.whisperSend")} onText={setText} onSubmit={() => note.mutate()} />
      <form
        className="steering"
        onSubmit={event => {
          event.preventDefault();
          give.mutate();
        }}
      >
        <label className="field">
          <span>{t("wall.giveTo")}</span>
          <select required value={agent} onChange={event => setAgent(event.target.value)}>
            <option value="" disabled>
              {t("transfer.choose")}
            </option>
            {directory.colleagues.map(one => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" className="button" disabled={give.isPending}>
          {t("wall.assign")}
        </button>
      </form>
      <div role="status">{(note.isSuccess || give.isSuccess) && !trouble && <p className="muted">{t("wall.done")}</p>}</div>
      {trouble && (
        <p className="wrong" role="alert">
          {t("problem.act", { detail: isRefusal(trouble) ? trouble.message : t("problem.network") })}
        </p>
      )}
    </div>
  );
}
