import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, bodyOf, isRefusal, newKey, once } from "../api/client.ts";
import { Dialog } from "../chrome/Dialog.tsx";
import { type Channels, type Choice, channelsKey } from "./channels.ts";
import { moveDraft } from "./draft.ts";
import type { Conversation } from "./model.ts";

interface Props {
  conversation: Conversation;
  channels: Channels;
  onClose: () => void;
}

/** Where the conversation goes on: what is written next goes there, and what is answered there comes into it. */
export function MoveDialog({ conversation, channels, onClose }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const queries = useQueryClient();
  const choices = places(channels, t);
  const [chosen, setChosen] = useState(choices[0]?.channelId ?? "");
  const choice = choices.find(one => one.channelId === chosen);
  const [address, setAddress] = useState(choices[0]?.addresses[0] ?? "");
  const [subject, setSubject] = useState(choices[0]?.subject ?? "");
  const [quotes, setQuotes] = useState(true);
  const [key, setKey] = useState(newKey);
  const move = useMutation({
    mutationFn: async () =>
      bodyOf(
        await api.POST("/api/v1/agent/conversations/{conversation}/channels", {
          params: { path: { conversation: conversation.id }, header: once(key) },
          body: { channel: chosen, address: address.trim() },
        }),
      ),
    onSuccess: async answer => {
      moveDraft(conversation.id, choice?.subject ? { subject: subject.trim() || choice.subject, quotes } : {});
      queries.setQueriesData({ queryKey: channelsKey(conversation.id) }, answer);
      onClose();
      await Promise.all([["service-window", conversation.id], ["templates", conversation.id], ["contact", conversation.id]].map(queryKey => queries.invalidateQueries({ queryKey })));
    },
    onError: error => isRefusal(error) && setKey(newKey()),
  });
  function choose(next: string) {
    const one = choices.find(other => other.channelId === next);
    setChosen(next);
    setAddress(one?.addresses[0] ?? "");
    setSubject(one?.subject ?? "");
    setKey(newKey());
    move.reset();
  }
  return (
    <Dialog title={t("move.title")} onClose={onClose}>
      <form
        onSubmit={event => {
          event.preventDefault();
          move.mutate();
        }}
      >
        <p className="muted">{t("move.hint")}</p>
        {choices.length === 0 && <p>{t("move.none")}</p>}
        {move.error && (
          <p className="banner danger" role="alert" id={`${id}-wrong`}>
            {t("problem.act", { detail: isRefusal(move.error) ? move.error.message : t("problem.network") })}
          </p>
        )}
        {choices.length > 0 && (
          <label className="field">
            <span>{t("details.channel")}</span>
            <select name="channel" value={chosen} autoFocus onChange={event => choose(event.target.value)}>
              {choices.map(one => (
                <option key={one.channelId} value={one.channelId}>
                  {one.name}
                </option>
              ))}
            </select>
          </label>
        )}
        {choice?.typed && (
          <label className="field">
            <span>{t(choice.channel === "email" ? "move.mail" : "move.phone")}</span>
            <input
              name="address"
              required
              maxLength={200}
              list={`${id}-known`}
              inputMode={choice.channel === "email" ? "email" : "tel"}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              value={address}
              aria-describedby={move.error ? `${id}-wrong` : undefined}
              onChange={event => {
                setAddress(event.target.value);
                setKey(newKey());
              }}
            />
            <datalist id={`${id}-known`}>
              {choice.addresses.map(one => (
                <option key={one} value={one} />
              ))}
            </datalist>
          </label>
        )}
        {choice && !choice.typed && choice.addresses.length > 1 && (
          <label className="field">
            <span>{t("move.address")}</span>
            <select name="address" value={address} onChange={event => setAddress(event.target.value)}>
              {choice.addresses.map(one => (
                <option key={one}>{one}</option>
              ))}
            </select>
          </label>
        )}
        {choice?.subject && (
          <>
            <label className="field">
              <span>{t("letter.subject")}</span>
              <input name="subject" maxLength={200} value={subject} onChange={event => setSubject(event.target.value)} />
            </label>
            <label className="check">
              <input type="checkbox" name="quotes" checked={quotes} onChange={event => setQuotes(event.target.checked)} /> {t("move.quotes")}
            </label>
          </>
        )}
        <footer className="dialog-act">
          <button type="button" className="button" onClick={onClose}>
            {t("app.cancel")}
          </button>
          <button type="submit" className="button primary" disabled={!choice || address.trim() === "" || move.isPending}>
            {t("move.submit")}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}

/** The client's channels, and back to where the conversation was before. */
function places(channels: Channels, t: (key: string) => string): Choice[] {
  const listed = new Set(channels.choices.map(one => one.channelId));
  const back = channels.threads
    .filter(one => !one.current && !listed.has(one.channelId))
    .map(one => ({ channelId: one.channelId, name: t(`channel.${one.channel}`), channel: one.channel, addresses: [one.address], typed: false, subject: "" }));
  return [...channels.choices.map(one => ({ ...one, name: `${t(`channel.${one.channel}`)} · ${one.name}` })), ...back];
}
