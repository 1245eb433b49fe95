import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { type Directory, contactName, nameIn } from "../api/directory.ts";
import { inSight, invitations } from "./guests.ts";
import { chime, notify, ringWhile } from "./ring.ts";
import type { Desk } from "./state.ts";

/** Sound, notification and the title tell of offers and of what is unread while the agent looks elsewhere. */
export function useAttention(desk: Desk, directory: Directory): void {
  const { t } = useTranslation();
  const asked = invitations(desk);
  const offers = desk.offers.length + asked.length;
  const newest = asked.at(-1);
  const unread = inSight(desk).reduce((sum, one) => sum + (one.unread ?? 0), 0);
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
    if (newest) notify(t("guest.asks", { name: nameIn(directory.colleagues, newest.participant.holder) }), newest.participant.id);
  }, [newest?.participant.id, directory, t]);
  useEffect(() => {
    const count = offers + unread;
    document.title = `${count > 0 ? `(${count}) ` : ""}${t("app.desk")} – Cauce`;
  }, [offers, unread, t]);
}
