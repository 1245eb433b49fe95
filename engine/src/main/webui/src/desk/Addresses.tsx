import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api/client.ts";
import { Icon } from "../chrome/Icon.tsx";
import type { Contact } from "./contact.ts";
import type { Conversation } from "./model.ts";

/** Where else the contact can be met: other addresses are merged with this one, and taken away again. */
export function Addresses({ conversation, contact }: { conversation: Conversation; contact: Contact }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const field = useId();
  const [address, setAddress] = useState("");
  const path = { conversation: conversation.id };
  const change = useMutation({
    mutationFn: async (what: { merge?: string; split?: string }) => {
      if (what.merge) await api.POST("/api/v1/agent/conversations/{conversation}/contact/addresses", { params: { path }, body: { address: what.merge } });
      if (what.split) {
        await api.DELETE("/api/v1/agent/conversations/{conversation}/contact/addresses/{address}", { params: { path: { ...path, address: what.split } } });
      }
    },
    onSuccess: () => {
      setAddress("");
      return queries.invalidateQueries({ queryKey: ["contact", conversation.id] });
    },
  });
  const known = new Map(contact.addresses.map(one => [one.address, one.channel]));
  const shown = [...known].filter(([one, channel]) => channel !== "chat" || one !== contact.address);
  return (
    <section className="addresses" aria-labelledby={`${field}-title`}>
      <h3 id={`${field}-title`}>{t("details.addresses")}</h3>
      {shown.length > 0 && (
        <ul className="chips">
          {shown.map(([one, channel]) => (
            <li key={one} className="chip">
              {t(`channel.${channel}`)}
              {channel !== "chat" && `: ${one}`}
              {one !== contact.address && (
                <button type="button" aria-label={t("merge.split", { address: one })} disabled={change.isPending} onClick={() => change.mutate({ split: one })}>
                  <Icon name="close" size={14} />
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      <form
        className="merge"
        onSubmit={event => {
          event.preventDefault();
          if (address.trim() !== "") change.mutate({ merge: address.trim() });
        }}
      >
        <label htmlFor={field}>{t("merge.label")}</label>
        <input
          id={field}
          value={address}
          maxLength={200}
          aria-invalid={change.error !== null}
          aria-describedby={change.error ? `${field}-wrong` : undefined}
          onChange={event => {
            setAddress(event.target.value);
            change.reset();
          }}
        />
        <button type="submit" className="button small" disabled={address.trim() === "" || change.isPending}>
          {t("merge.submit")}
        </button>
      </form>
      {change.error && (
        <p className="wrong" id={`${field}-wrong`} role="alert">
          {change.error.message}
        </p>
      )}
    </section>
  );
}
