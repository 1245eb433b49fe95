import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../chrome/Icon.tsx";
import { Masthead } from "../chrome/Masthead.tsx";
import { Palette } from "../chrome/Palette.tsx";
import { useKeys } from "../desk/useKeys.ts";
import { useSession } from "../session/session.ts";
import { ApiKeysPage } from "./ApiKeysPage.tsx";
import { AuditTable } from "./AuditTable.tsx";
import { ErasurePage } from "./ErasurePage.tsx";
import { KindPage } from "./KindPage.tsx";
import { SuppressedTable } from "./SuppressedTable.tsx";
import { KINDS, type Kind, isKind } from "./kinds.ts";
import { hasTable } from "./tableReport.ts";
import "../style/wall.css";
import "../style/administration.css";

const KEYS = "api-keys";
const SUPPRESSED = "suppressed-addresses";
const ERASURES = "erasures";
const AUDIT = "audit";
const PARTS = [...(Object.keys(KINDS) as Kind[]), KEYS, SUPPRESSED, ERASURES, AUDIT] as const;
const APART: readonly string[] = [KEYS, SUPPRESSED, ERASURES, AUDIT];

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
  useEffect(() => {
    document.querySelector(".administration > nav [aria-current=page]")?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [kind]);
  const [palette, setPalette] = useState(false);
  const [table, setTable] = useState<Kind | null>(null);
  const tableOpened = useCallback(() => setTable(null), []);
  useKeys(palette, { palette: () => setPalette(true) });
  const commands = useMemo(() => {
    const open = (part: string) => void navigate({ to: "/administration/{-$kind}", params: { kind: part } });
    return [
      ...PARTS.map(part => ({ words: t(`kind.${part}`), act: () => open(part) })),
      ...PARTS.filter(isKind).filter(hasTable).map(part => ({
        words: t("table.openOf", { kind: t(`kind.${part}`) }),
        act: () => {
          setTable(part);
          open(part);
        },
      })),
    ];
  }, [navigate, t]);
  if (!who) return null;
  return (
    <div className="page">
      <Masthead title={t("admin.title")} name={who.user}>
        <button type="button" className="button quiet" onClick={() => setPalette(true)}>
          <Icon name="search" /> <span className="wide-only">{t("app.commands")}</span>
          <span className="hidden narrow-only">{t("app.commands")}</span>
        </button>
      </Masthead>
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
          {kind === AUDIT && <AuditTable />}
          {kind === KEYS && <ApiKeysPage />}
          {kind === SUPPRESSED && <SuppressedTable />}
          {kind === ERASURES && <ErasurePage />}
          {!APART.includes(kind) && <KindPage key={kind} kind={isKind(kind) ? kind : "clients"} isTableAsked={table === kind} onTableOpened={tableOpened} />}
        </main>
      </div>
      {palette && <Palette commands={commands} onClose={() => setPalette(false)} />}
    </div>
  );
}
