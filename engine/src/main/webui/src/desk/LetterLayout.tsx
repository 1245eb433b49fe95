import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { authorized } from "../api/client.ts";
import { Busy } from "../chrome/States.tsx";
import { hasPicturesElsewhere, letterDocument } from "./layout.ts";
import type { Message } from "./model.ts";

interface Props {
  message: Message;
  html: string;
  /** Where the letter's own files are. */
  at: string;
  /** Where its pictures elsewhere are asked for; null where that is not offered. */
  pictures: string | null;
}

/** A letter as it was laid out, in a frame that runs nothing. What lies elsewhere is loaded only when the agent asks. */
export function LetterLayout({ message, html, at, pictures }: Props) {
  const { t, i18n } = useTranslation();
  const [shown, setShown] = useState(false);
  const [addresses] = useState(() => new Set<string>());
  useEffect(() => () => addresses.forEach(one => URL.revokeObjectURL(one)), [addresses]);
  const read = async (path: string) => {
    const address = URL.createObjectURL(await (await authorized(path)).blob());
    addresses.add(address);
    return address;
  };
  const laidOut = useQuery({
    queryKey: ["letter", message.id, shown],
    queryFn: () =>
      letterDocument(html, i18n.language, {
        file: id => read(`${at}/${encodeURIComponent(id)}`),
        elsewhere: shown && pictures ? place => read(`${pictures}/${place}`) : null,
      }),
    staleTime: Infinity,
    gcTime: 0,
  });
  if (!laidOut.data) return <Busy />;
  return (
    <>
      {pictures && !shown && hasPicturesElsewhere(html) && (
        <p className="letter-pictures">
          <span>{t("layout.hidden")}</span>
          <button type="button" className="button small" onClick={() => setShown(true)}>
            {t("layout.pictures")}
          </button>
        </p>
      )}
      <iframe
        className="letter-frame"
        title={t("layout.frame", { subject: message.letter?.subject ?? "" })}
        sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
        referrerPolicy="no-referrer"
        srcDoc={laidOut.data}
        onLoad={event => fit(event.currentTarget)}
      />
    </>
  );
}

/** As high as the letter; the style limits it. */
function fit(frame: HTMLIFrameElement) {
  const height = frame.contentDocument?.documentElement.scrollHeight;
  if (height) frame.style.height = `${height + 2}px`;
}
