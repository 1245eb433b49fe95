import { useTranslation } from "react-i18next";
import { Icon } from "../chrome/Icon.tsx";
import { isOpen } from "./guests.ts";
import type { Participant } from "./model.ts";
import type { Actions } from "./useDesk.ts";

interface Props {
  participants: readonly Participant[];
  me: string;
  name: (agent: string) => string;
  act: Actions;
}

/** Who else looks into the conversation; who has it lets in and out. */
export function Participants({ participants, me, name, act }: Props) {
  const { t } = useTranslation();
  const open = participants.filter(isOpen);
  if (open.length === 0) return null;
  const holder = open[0]?.holder;
  return (
    <ul className="chips participants" aria-label={t("guest.people")}>
      {holder !== me && <li className="chip">{t("guest.holder", { name: name(holder ?? "") })}</li>}
      {open.map(one => (
        <li key={one.id} className="chip" data-state={one.state}>
          <Icon name={one.state === "invited" ? "clock" : "user"} size={14} />
          {one.agent === me ? t("timeline.you") : name(one.agent)} · {t(one.state === "invited" ? "guest.waiting" : `guest.${one.kind}`)}
          {holder === me && one.kind === "consult" && (
            <button type="button" aria-label={t("guest.promote", { name: name(one.agent) })} title={t("guest.promote", { name: name(one.agent) })} onClick={() => void act.conference(one)}>
              <Icon name="chat" size={14} />
            </button>
          )}
          {holder === me && (
            <button type="button" aria-label={t("guest.remove", { name: name(one.agent) })} title={t("guest.remove", { name: name(one.agent) })} onClick={() => void act.leave(one)}>
              <Icon name="close" size={14} />
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
