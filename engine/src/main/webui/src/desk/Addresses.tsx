import { useMutation } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api/client.ts";
import { Icon } from "../chrome/Icon.tsx";
import type { Contact } from "./contact.ts";

interface Props {
  conversation: string;
  contact: Contact;
  /** Whether a supervisor looks on, who may merge any address of the client. */
  supervisor?: boolean;
  onChanged: () => Promise<unknown>;
}

/** Where else the contact can be met: other addresses are merged with this one, and taken away again. */
export function Addresses({ conversation, contact, supervisor, onChanged }: Props) {
  const { t } = useTranslation();
  const field = useId();
  const [address, setAddress] = useState("");
  const path = { conversation };
  const root = supervisor ? "/api/v1/supervisor/conversations/{conversation}/contact/addresses" : "/api/v1/agent/conversations/{conversation}/contact/addresses";
  const change = useMutation({
    mutationFn: async (what: { merge?: string; split?: string }) => {
      if (what.merge) await api.POST(root, { params: { path }, body: { address: what.merge } });
      if (what.split) await api.DELETE(`${root}/{address}`, { params: { path: { ...path, address: what.split } } });
    },
    onSuccess: () => {
      setAddress("");
      return onChanged();
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
          aria-describedby={change.error ? `${field}-wrong` : supervisor ? undefined : `${field}-hint`}
          onChange={event => {
            setAddress(event.target.value);
            change.reset();
          }}
        />
        <button type="submit" className="button small" disabled={address.trim() === "" || change.isPending}>
          {t("merge.submit")}
        </button>
      </form>
      {!supervisor && !change.error && (
        <p className="muted hint" id={`${field}-hint`}>
          {t("merge.hint")}
        </p>
      )}
      {change.error && (
        <p className="wrong" id={`${field}-wrong`} role="alert">
          {change.error.message}
        </p>
      )}
    </section>
  );
}
