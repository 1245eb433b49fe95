import { memo, useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Directory, contactName, nameIn } from "../api/directory.ts";
import { Icon } from "../chrome/Icon.tsx";
import { Busy, Empty } from "../chrome/States.tsx";
import { useNow } from "../chrome/useNow.ts";
import { clock } from "../text/format.ts";
import { Countdown } from "./Countdown.tsx";
import { DeclineDialog } from "./DeclineDialog.tsx";
import { InvitationCard } from "./InvitationCard.tsx";
import { type Invitation, consulting, invitations } from "./guests.ts";
import type { Conversation, Offer, WrapUp } from "./model.ts";
import type { Desk, Thread } from "./state.ts";
import { apart } from "./quoted.ts";
import { whoIs } from "./who.ts";

const SLOW = 60_000;
const TOO_SLOW = 180_000;

interface Props {
  desk: Desk;
  directory: Directory;
  selected: string | null;
  onChoose: (conversation: string) => void;
  onAccept: (offer: string) => Promise<void>;
  onDecline: (offer: string, reason: string) => Promise<void>;
  onJoin: (invitation: Invitation) => Promise<void>;
  onRefuse: (invitation: Invitation, reason: string) => Promise<void>;
}

/** May be drawn a moment later than what the agent types. */
export function WorkList({ desk: latest, directory, selected, onChoose, onAccept, onDecline, onJoin, onRefuse }: Props) {
  const { t } = useTranslation();
  const desk = useDeferredValue(latest);
  const [declining, setDeclining] = useState<Offer | null>(null);
  const [refusing, setRefusing] = useState<Invitation | null>(null);
  if (!desk.me) return <nav className="work" aria-label={t("work.title")}><Busy /></nav>;
  const active = desk.conversations.filter(one => one.phase === "active");
  const wrapUp = desk.conversations.filter(one => one.phase === "wrap-up");
  const asked = invitations(desk);
  const guest = consulting(desk);
  const nothing = desk.offers.length + desk.conversations.length + desk.guestOf.length === 0;
  return (
    <nav className="work" aria-label={t("work.title")}>
      {desk.me.presence === "not-responding" && <p className="banner danger">{t("presence.notRespondingHint")}</p>}
      {desk.offers.length > 0 && (
        <Part title={t("work.offers")} count={desk.offers.length}>
          {desk.offers.map(offer => (
            <OfferCard key={offer.id} offer={offer} directory={directory} onAccept={onAccept} onDecline={() => setDeclining(offer)} />
          ))}
        </Part>
      )}
      {asked.length > 0 && (
        <Part title={t("guest.invitations")} count={asked.length}>
          {asked.map(one => (
            <InvitationCard key={one.participant.id} invitation={one} directory={directory} onJoin={onJoin} onDecline={() => setRefusing(one)} />
          ))}
        </Part>
      )}
      {active.length > 0 && (
        <Part title={t("work.active")} count={active.length}>
          {active.map(one => (
            <Entry key={one.id} conversation={one} {...aboutEntry(desk, one.id)} directory={directory} selected={one.id === selected} onChoose={onChoose} />
          ))}
        </Part>
      )}
      {wrapUp.length > 0 && (
        <Part title={t("work.wrapUp")} count={wrapUp.length}>
          {wrapUp.map(one => (
            <Entry key={one.id} conversation={one} {...aboutEntry(desk, one.id)} directory={directory} selected={one.id === selected} onChoose={onChoose} />
          ))}
        </Part>
      )}
      {guest.length > 0 && (
        <Part title={t("guest.group")} count={guest.length}>
          {guest.map(one => (
            <Entry key={one.id} conversation={one} {...aboutEntry(desk, one.id)} directory={directory} selected={one.id === selected} onChoose={onChoose} />
          ))}
        </Part>
      )}
      {nothing && (
        <Empty icon="inbox" title={t("work.nothing")} hint={t(desk.me.presence === "available" ? "work.nothingAvailable" : "work.nothingOffline")} />
      )}
      {declining && (
        <DeclineDialog
          title={t("offer.declineTitle")}
          about={t("offer.title", { contact: contactName(declining.channel, declining.contact) })}
          onClose={() => setDeclining(null)}
          onDecline={reason => {
            setDeclining(null);
            void onDecline(declining.id, reason);
          }}
        />
      )}
      {refusing && (
        <DeclineDialog
          title={t("guest.declineTitle")}
          about={t("guest.asks", { name: nameIn(directory.colleagues, refusing.participant.holder) })}
          onClose={() => setRefusing(null)}
          onDecline={reason => {
            setRefusing(null);
            void onRefuse(refusing, reason);
          }}
        />
      )}
    </nav>
  );
}

function Part({ title, count, children }: { title: string; count: number; children: React.ReactNode }) {
  return (
    <section className="work-part">
      <h2>
        {title} <span className="count">{count}</span>
      </h2>
      <ul>{children}</ul>
    </section>
  );
}

function OfferCard({ offer, directory, onAccept, onDecline }: { offer: Offer; directory: Directory; onAccept: Props["onAccept"]; onDecline: () => void }) {
  const { t } = useTranslation();
  const now = useNow();
  const [busy, setBusy] = useState(false);
  const contact = contactName(offer.channel, offer.contact);
  const total = Date.parse(offer.expiresAt) - Date.parse(offer.madeAt);
  const left = Math.max(0, Date.parse(offer.expiresAt) - now);
  return (
    <li className="offer" aria-label={t("offer.title", { contact })}>
      <div className="offer-head">
        <Countdown share={left / total} words={t("offer.left", { seconds: Math.ceil(left / 1000) })} number={Math.ceil(left / 1000)} />
        <div className="entry-words">
          <strong>{contact}</strong>
          <span className="muted">
            {t(`channel.${offer.channel}`)} · {nameIn(directory.queues, offer.queue)}
          </span>
          <span className="muted">
            {nameIn(directory.clients, offer.client)} · {t("offer.waited", { time: clock(now - Date.parse(offer.waitingSince)) })}
          </span>
        </div>
      </div>
      <div className="offer-act">
        <button
          type="button"
          className="button primary"
          disabled={busy}
          onClick={() => {
            setBusy(true);
            void onAccept(offer.id).finally(() => setBusy(false));
          }}
        >
          <Icon name="accept" /> {t("offer.accept")}
        </button>
        <button type="button" className="button" onClick={onDecline}>
          {t("offer.decline")}
        </button>
      </div>
    </li>
  );
}

interface EntryProps {
  conversation: Conversation;
  thread: Thread | undefined;
  wrapUp: WrapUp | undefined;
  typing: boolean;
  directory: Directory;
  selected: boolean;
  onChoose: (id: string) => void;
}

function aboutEntry(desk: Desk, id: string): Pick<EntryProps, "thread" | "wrapUp" | "typing"> {
  return { thread: desk.threads[id], wrapUp: desk.wrapUps[id], typing: desk.typing[id] === true };
}

/** Drawn anew only when something of this conversation changed, or the clock; there may be hundreds. */
const Entry = memo(function Entry({ conversation, thread, wrapUp, typing, directory, selected, onChoose }: EntryProps) {
  const { t } = useTranslation();
  const now = useNow();
  const last = thread?.messages.findLast(one => !one.note);
  const unread = conversation.unread ?? 0;
  const awaited = conversation.phase === "active" && (unread > 0 || last?.author === "contact");
  const silent = now - Date.parse(conversation.lastContactAt ?? conversation.since);
  const closesAt = wrapUp?.closesAt;
  const preview = (last?.letter ? apart(last.text).words : last?.text) || last?.attachments.map(file => file.name).join(", ");
  return (
    <li>
      <button type="button" className="entry" aria-current={selected} onClick={() => onChoose(conversation.id)}>
        <span className="entry-words">
          <span className="entry-line">
            <strong>{whoIs(conversation, thread?.messages)}</strong>
            {awaited && (
              <span className="waits" data-level={silent > TOO_SLOW ? "bad" : silent > SLOW ? "watch" : "good"}>
                <Icon name={silent > TOO_SLOW ? "warning" : "clock"} size={14} />
                <span className="hidden">{t("work.silent", { time: clock(silent) })}</span>
                <span className="number" aria-hidden="true">
                  {clock(silent)}
                </span>
              </span>
            )}
            {closesAt && <span className="waits number">{t("work.closesIn", { time: clock(Date.parse(closesAt) - now) })}</span>}
          </span>
          <span className="entry-line">
            <span className="preview">
              {typing ? t("timeline.typing", { contact: "" }).trim() : preview ?? nameIn(directory.queues, conversation.queue)}
            </span>
            {unread > 0 && (
              <span className="badge">
                <span aria-hidden="true">{unread}</span>
                <span className="hidden">{t("work.unread", { count: unread })}</span>
              </span>
            )}
          </span>
        </span>
      </button>
    </li>
  );
});
