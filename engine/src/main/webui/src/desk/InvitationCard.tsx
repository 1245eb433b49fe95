import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Directory, contactName, nameIn } from "../api/directory.ts";
import { Icon } from "../chrome/Icon.tsx";
import { useNow } from "../chrome/useNow.ts";
import { Countdown } from "./Countdown.tsx";
import type { Invitation } from "./guests.ts";

/** A colleague asks for help; beside the offers until it is answered. */
export function InvitationCard({ invitation, directory, onJoin, onDecline }: { invitation: Invitation; directory: Directory; onJoin: (invitation: Invitation) => Promise<void>; onDecline: () => void }) {
  const { t } = useTranslation();
  const now = useNow();
  const [busy, setBusy] = useState(false);
  const { participant, conversation } = invitation;
  const name = nameIn(directory.colleagues, participant.holder);
  const total = Date.parse(participant.expiresAt) - Date.parse(participant.invitedAt);
  const left = Math.max(0, Date.parse(participant.expiresAt) - now);
  return (
    <li className="offer invitation" aria-label={t("guest.asks", { name })}>
      <div className="offer-head">
        <Countdown share={left / total} words={t("offer.left", { seconds: Math.ceil(left / 1000) })} number={Math.ceil(left / 1000)} />
        <div className="entry-words">
          <strong>{t("guest.asks", { name })}</strong>
          <span className="muted">
            {t(`guest.${participant.kind}`)} · {nameIn(directory.clients, conversation.client)}
          </span>
          <span className="muted">
            {t(`channel.${conversation.channel}`)} · {contactName(conversation.channel, conversation.contact)}
          </span>
        </div>
      </div>
      {participant.note && <p className="invitation-note">{participant.note}</p>}
      <div className="offer-act">
        <button
          type="button"
          className="button primary"
          disabled={busy}
          onClick={() => {
            setBusy(true);
            void onJoin(invitation).finally(() => setBusy(false));
          }}
        >
          <Icon name="accept" /> {t("guest.join")}
        </button>
        <button type="button" className="button" onClick={onDecline}>
          {t("offer.decline")}
        </button>
      </div>
    </li>
  );
}
