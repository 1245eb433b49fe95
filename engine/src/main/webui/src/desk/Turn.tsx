import { useTranslation } from "react-i18next";
import { Icon } from "../chrome/Icon.tsx";
import type { Thread } from "./channels.ts";
import { channelIcon } from "./turns.ts";

/** Here the conversation went on by another channel. */
export function Turn({ to, threads }: { to: string | undefined; threads: readonly Thread[] | undefined }) {
  const { t } = useTranslation();
  const thread = threads?.find(one => one.thread === to);
  if (!thread) return null;
  const by = t(`channel.${thread.channel}`);
  return (
    <li className="timeline-mark turn">
      <Icon name={channelIcon(thread.channel)} size={16} /> {thread.channel === "chat" ? t("move.went", { channel: by }) : t("move.wentTo", { channel: by, address: thread.address })}
    </li>
  );
}
