import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, bodyOf, newKey, once } from "../api/client.ts";
import { Icon } from "../chrome/Icon.tsx";
import { useNow } from "../chrome/useNow.ts";
import { timeOfDay } from "../text/format.ts";
import type { Conversation, Message } from "./model.ts";
import { filledIn, parameters } from "./template.ts";

const SOON = 3_600_000;

/** Until when a contact on WhatsApp may be written to freely; nothing on other channels. A message of theirs opens it anew. */
export function useServiceWindow(conversation: Conversation, messages: readonly Message[]) {
  const queries = useQueryClient();
  const path = { conversation: conversation.id };
  const has = conversation.channel === "whatsapp";
  const newest = messages.findLast(one => one.author === "contact")?.id;
  const { data } = useQuery({
    queryKey: ["service-window", conversation.id],
    queryFn: async () => bodyOf(await api.GET("/api/v1/agent/conversations/{conversation}/service-window", { params: { path } })),
    enabled: has,
    retry: 1,
  });
  useEffect(() => {
    if (has && newest) void queries.invalidateQueries({ queryKey: ["service-window", conversation.id] });
  }, [has, newest, queries, conversation.id]);
  const now = useNow();
  if (!has || !data) return null;
  const left = Date.parse(data.windowClosesAt) - now;
  return { closesAt: data.windowClosesAt, open: left > 0, closesSoon: left > 0 && left < SOON };
}

/** How long one may write, shown when it is nearly over. */
export function WindowNotice({ closesAt }: { closesAt: string }) {
  const { t, i18n } = useTranslation();
  return (
    <p className="window-notice" role="status">
      <Icon name="clock" size={16} /> {t("template.closes", { at: timeOfDay(closesAt, i18n.language) })}
    </p>
  );
}

/** In place of a free message when WhatsApp takes only templates. */
export function TemplateForm({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation();
  const id = useId();
  const [chosen, setChosen] = useState("");
  const [words, setWords] = useState<string[]>([]);
  const [key, setKey] = useState(newKey);
  const path = { conversation: conversation.id };
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ["templates", conversation.id],
    queryFn: async () => bodyOf(await api.GET("/api/v1/agent/conversations/{conversation}/templates", { params: { path } })),
    staleTime: 60_000,
    retry: false,
  });
  const template = data?.find(one => `${one.name} ${one.language}` === chosen);
  const all = template && parameters(template, words);
  const send = useMutation({
    mutationFn: () =>
      api.POST("/api/v1/agent/conversations/{conversation}/templates", {
        params: { path, header: once(key) },
        body: { name: template?.name ?? "", language: template?.language ?? "", parameters: all ?? [] },
      }),
    onSuccess: () => {
      setChosen("");
      setWords([]);
      setKey(newKey());
    },
  });
  function choose(next: string) {
    setChosen(next);
    setWords([]);
    setKey(newKey());
    send.reset();
  }
  return (
    <div className="template">
      <p className="window-notice" role="status">
        <Icon name="clock" size={16} /> {t("template.closed")}
      </p>
      {error && (
        <p className="wrong" role="alert">
          {error.message}{" "}
          <button type="button" className="button small" onClick={() => void refetch()}>
            {t("app.retry")}
          </button>
        </p>
      )}
      {data?.length === 0 && <p className="muted">{t("template.none")}</p>}
      {!isPending && data && data.length > 0 && (
        <div className="field">
          <label htmlFor={`${id}-name`}>{t("template.choose")}</label>
          <select id={`${id}-name`} value={chosen} onChange={event => choose(event.target.value)}>
            <option value="" />
            {data.map(one => (
              <option key={`${one.name} ${one.language}`} value={`${one.name} ${one.language}`}>
                {one.name} ({one.language})
              </option>
            ))}
          </select>
        </div>
      )}
      {template && (
        <>
          {Array.from({ length: template.parameters }, (_, at) => (
            <div className="field" key={at}>
              <label htmlFor={`${id}-${at}`}>{t("template.place", { number: at + 1 })}</label>
              <input
                id={`${id}-${at}`}
                maxLength={1024}
                value={words[at] ?? ""}
                onChange={event => {
                  const next = [...words];
                  next[at] = event.target.value;
                  setWords(next);
                  setKey(newKey());
                }}
              />
            </div>
          ))}
          <p className="template-preview" aria-label={t("template.preview")}>
            {filledIn(template.body, words)}
          </p>
        </>
      )}
      {send.error && (
        <p className="wrong" role="alert">
          {send.error.message}
        </p>
      )}
      <div className="composer-act">
        <button type="button" className="button primary" disabled={!all || send.isPending} onClick={() => send.mutate()}>
          <Icon name="send" /> {t("template.send")}
        </button>
      </div>
    </div>
  );
}
