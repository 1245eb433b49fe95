import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Masthead } from "../chrome/Masthead.tsx";
import { Broken, Busy } from "../chrome/States.tsx";
import { useSession } from "../session/session.ts";
import { Api } from "./Api.tsx";
import { Sockets } from "./Sockets.tsx";
import type { Document } from "./schema.ts";
import "../style/wall.css";
import "../style/administration.css";
import "../style/developers.css";

const DOCUMENTS = ["openapi", "agent-asyncapi", "chat-asyncapi", "http-channel-asyncapi", "topics-asyncapi"] as const;

/** The published interfaces to read, and to try what only reads. */
export default function DevelopersPage() {
  const { t } = useTranslation();
  const who = useSession();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<(typeof DOCUMENTS)[number]>("openapi");
  useEffect(() => {
    if (!who) void navigate({ to: "/sign-in", search: { next: "/developers" } });
  }, [who, navigate]);
  useEffect(() => {
    document.title = `${t("dev.title")} – Cauce`;
  }, [t]);
  const { data, error, refetch } = useQuery({
    queryKey: ["reference", chosen],
    queryFn: async () => {
      const answer = await fetch(`/reference/${chosen}.json`);
      if (!answer.ok) throw new Error(String(answer.status));
      return (await answer.json()) as Document;
    },
    staleTime: Infinity,
  });
  if (!who) return null;
  return (
    <div className="page">
      <Masthead title={t("dev.title")} name={who.user} />
      <div />
      <div className="administration">
        <nav aria-label={t("dev.title")}>
          {DOCUMENTS.map(one => (
            <button key={one} type="button" className="part" aria-current={one === chosen ? "page" : undefined} onClick={() => setChosen(one)}>
              {t(`dev.${one}`)}
            </button>
          ))}
        </nav>
        <main id="content" tabIndex={-1} className="developers">
          <h2>{t(`dev.${chosen}`)}</h2>
          {error ? <Broken error={error} onRetry={() => void refetch()} /> : !data && <Busy />}
          {data && (chosen === "openapi" ? <Api document={data} /> : <Sockets key={chosen} document={data} />)}
        </main>
      </div>
    </div>
  );
}
