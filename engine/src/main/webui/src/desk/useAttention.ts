import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { type Directory, contactName, nameIn } from "../api/directory.ts";
import { chime, notify, ringWhile } from "./ring.ts";
import type { Desk } from "./state.ts";

/** Sound, notification and the title tell of offers and of what is unread while the agent looks elsewhere. */
export function useAttention(desk: Desk, directory: Directory): void {
  const { t } = useTranslation();
  const offers = desk.offers.length;
  const unread = desk.conversations.reduce((sum, one) => sum + (one.unread ?? 0), 0);
  const before = useRef(0);

  useEffect(() => {
    ringWhile(offers > 0);
    return () => ringWhile(false);
  }, [offers]);
  useEffect(() => {
    if (unread > before.current && document.hidden) chime();
    before.current = unread;
  }, [unread]);
  useEffect(() => {
    const last = desk.offers.at(-1);
    if (last) {
      notify(
        t("offer.made", { contact: contactName(last.channel, last.contact), queue: nameIn(directory.queues, last.queue) }),
        last.id,
      );
    }
  }, [desk.offers, directory, t]);
  useEffect(() => {
    const count = offers + unread;
    document.title = `${count > 0 ? `(${count}) ` : ""}${t("app.desk")} – Cauce`;
  }, [offers, unread, t]);
}
