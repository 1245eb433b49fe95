import { useTranslation } from "react-i18next";
import { type Directory, reasonIn } from "../api/directory.ts";
import { Menu } from "../chrome/Menu.tsx";
import { useNow } from "../chrome/useNow.ts";
import { clock } from "../text/format.ts";
import type { Desk } from "./state.ts";
import { allowNotifications, unlockSound } from "./ring.ts";

interface Props {
  me: NonNullable<Desk["me"]>;
  directory: Directory;
  onChange: (presence: string, reason?: string) => Promise<void>;
}

export function PresenceMenu({ me, directory, onChange }: Props) {
  const { t, i18n } = useTranslation();
  const now = useNow();
  const words = t(`presence.${me.presence}`);
  const shown = me.reason ? `${words}: ${reasonIn(directory, me.reason, i18n.language)}` : words;
  return (
    <>
      <span className="capacity wide-only" title={t("presence.capacity", { used: me.capacity.used, total: me.capacity.total })}>
        <meter min={0} max={me.capacity.total} value={me.capacity.used} aria-label={t("presence.capacity", { used: me.capacity.used, total: me.capacity.total })} />
      </span>
      <Menu
        label={t("presence.change", { now: shown })}
        className="button presence"
        button={
          <>
            <i className="dot" data-presence={me.presence} aria-hidden="true" />
            <span className="presence-name">{shown}</span>
            <time className="number">{clock(now - Date.parse(me.presenceSince))}</time>
          </>
        }
        items={[
          {
            key: "available",
            words: <PresenceWords presence="available" words={t("presence.available")} />,
            checked: me.presence === "available",
            act: () => {
              unlockSound();
              allowNotifications();
              void onChange("available");
            },
          },
          {
            key: "offline",
            words: <PresenceWords presence="offline" words={t("presence.offline")} />,
            checked: me.presence === "offline",
            act: () => void onChange("offline"),
          },
          ...directory.presenceReasons.map(reason => ({
            key: reason.id,
            group: t("presence.pauses"),
            words: <PresenceWords presence="paused" words={reasonIn(directory, reason.id, i18n.language)} />,
            checked: me.presence === "paused" && me.reason === reason.id,
            act: () => void onChange("paused", reason.id),
          })),
        ]}
      />
    </>
  );
}

function PresenceWords({ presence, words }: { presence: string; words: string }) {
  return (
    <span className="menu-words">
      <i className="dot" data-presence={presence} aria-hidden="true" /> {words}
    </span>
  );
}
