import { useTranslation } from "react-i18next";
import { timeOfDay } from "../text/format.ts";
import type { Passage } from "./guests.ts";

/** Colleagues who came and went, as lines between the messages. */
export function Passages({ all, name }: { all: readonly Passage[]; name: (agent: string) => string }) {
  const { t, i18n } = useTranslation();
  return all.map(one => (
    <li key={one.key} className="timeline-mark">
      {t(`guest.${one.what}`, { name: name(one.agent) })} · {timeOfDay(one.at, i18n.language)}
    </li>
  ));
}
