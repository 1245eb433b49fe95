import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Masthead } from "../chrome/Masthead.tsx";
import { useSession } from "../session/session.ts";
import { AuditTable } from "./AuditTable.tsx";
import { KindPage } from "./KindPage.tsx";
import { SuppressedTable } from "./SuppressedTable.tsx";
import { KINDS, type Kind, isKind } from "./kinds.ts";
import "../style/wall.css";
import "../style/administration.css";

const SUPPRESSED = "suppressed-addresses";
const AUDIT = "audit";
const PARTS = [...(Object.keys(KINDS) as Kind[]), SUPPRESSED, AUDIT] as const;

function Part({ kind }: { kind: string }) {
  if (kind === AUDIT) return <AuditTable />;
  if (kind === SUPPRESSED) return <SuppressedTable />;
  return <KindPage key={kind} kind={isKind(kind) ? kind : "clients"} />;
}

export default function AdministrationPage() {
  const { t } = useTranslation();
  const who = useSession();
  const navigate = useNavigate();
  const { kind = "clients" } = useParams({ strict: false }) as { kind?: string };
  useEffect(() => {
    if (!who) void navigate({ to: "/sign-in", search: { next: `/administration/${kind}` } });
  }, [who, kind, navigate]);
  useEffect(() => {
    document.title = `${t("admin.title")} – Cauce`;
  }, [t]);
  if (!who) return null;
  return (
    <div className="page">
      <Masthead title={t("admin.title")} name={who.user} />
      <div />
      <div className="administration">
        <nav aria-label={t("admin.title")}>
          {PARTS.map(part => (
            <Link key={part} to="/administration/{-$kind}" params={{ kind: part }} className="part" aria-current={part === kind ? "page" : undefined}>
              {t(`kind.${part}`)}
            </Link>
          ))}
        </nav>
        <main id="content" tabIndex={-1}>
          <Part kind={kind} />
        </main>
      </div>
    </div>
  );
}
