import { useTranslation } from "react-i18next";
import { SchemaList } from "./SchemaList.tsx";
import { type Document, type Schema, resolved } from "./schema.ts";

interface Message {
  $ref?: string;
  summary?: string;
  description?: string;
  payload?: Schema;
}

interface Channel {
  address: string;
  description?: string;
  messages: Record<string, Message>;
}

/** Sockets and their frames. */
export function Sockets({ document }: { document: Document }) {
  const { t } = useTranslation();
  const info = document.info as { description?: string };
  return (
    <>
      {info.description && <p className="dev-words">{info.description}</p>}
      {Object.entries(document.channels as Record<string, Channel>).map(([name, channel]) => (
        <section key={name} className="block dev-part" aria-label={channel.address}>
          <h3>
            <code>{channel.address}</code>
          </h3>
          {channel.description && <p className="dev-words">{channel.description}</p>}
          {Object.entries(channel.messages).map(([frame, sent]) => {
            const message = resolved(document, sent);
            return (
              <details key={frame} className="operation">
                <summary>
                  <code>{frame}</code> <span className="muted">{message.summary}</span>
                </summary>
                <div className="operation-body">
                  {message.description && <p className="dev-words">{message.description}</p>}
                  {message.payload ? <SchemaList document={document} schema={message.payload} /> : <p className="muted">{t("dev.nothing")}</p>}
                </div>
              </details>
            );
          })}
        </section>
      ))}
    </>
  );
}
