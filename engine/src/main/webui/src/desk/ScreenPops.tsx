import { useQuery } from "@tanstack/react-query";
import { useEffect, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Schemas, api, bodyOf } from "../api/client.ts";
import { Icon } from "../chrome/Icon.tsx";
import { Broken, Busy } from "../chrome/States.tsx";
import { dateAndTime } from "../text/format.ts";

type ScreenPop = Schemas["ScreenPopView"];

const ROOT = "/api/v1/agent/conversations/{conversation}/screen-pops";

/** What the client's own system shows of this conversation; asked for only now that the agent has it. */
export function ScreenPops({ conversation }: { conversation: string }) {
  const { data, error, refetch } = useQuery({
    queryKey: ["screen-pops", conversation],
    queryFn: async () => bodyOf(await api.GET(ROOT, { params: { path: { conversation } } })) as ScreenPop[],
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (error && !data) return <Broken error={error} onRetry={() => void refetch()} />;
  return data?.map(pop => <Panel key={pop.id} pop={pop} conversation={conversation} />);
}

function Panel({ pop, conversation }: { pop: ScreenPop; conversation: string }) {
  const id = useId();
  return (
    <section className="screen-pop" aria-labelledby={id}>
      <h3 id={id}>{pop.name}</h3>
      {pop.opens === "look-up" ? <LookUp pop={pop} conversation={conversation} /> : pop.url && <Page name={pop.name} url={pop.url} framed={pop.opens === "frame"} />}
    </section>
  );
}

/** A frame that reaches neither this page nor its address, and a way out of it for what does not fit. */
function Page({ name, url, framed }: { name: string; url: string; framed: boolean }) {
  const { t } = useTranslation();
  const blocked = useBlocked(framed ? new URL(url).origin : null);
  return (
    <>
      {framed && !blocked && (
        <iframe className="screen-pop-frame" src={url} title={name} sandbox="allow-scripts allow-forms allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-downloads" referrerPolicy="no-referrer" />
      )}
      {blocked && <p className="banner warning">{t("screenPop.blocked")}</p>}
      <p>
        <a className={framed ? "button quiet small" : "button"} href={url} target="_blank" rel="noopener noreferrer">
          {t("screenPop.open", { name })}
        </a>
      </p>
    </>
  );
}

/** A page that was loaded before the system was configured may not frame it. */
function useBlocked(origin: string | null): boolean {
  const [blocked, setBlocked] = useState(false);
  useEffect(() => {
    if (!origin) return;
    const violated = (event: SecurityPolicyViolationEvent) => {
      if (event.effectiveDirective === "frame-src" && event.blockedURI.startsWith(origin)) setBlocked(true);
    };
    document.addEventListener("securitypolicyviolation", violated);
    return () => document.removeEventListener("securitypolicyviolation", violated);
  }, [origin]);
  return blocked;
}

function LookUp({ pop, conversation }: { pop: ScreenPop; conversation: string }) {
  const { t, i18n } = useTranslation();
  const [anew, setAnew] = useState(0);
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ["screen-pop", conversation, pop.id, anew],
    queryFn: async () =>
      bodyOf(await api.GET(`${ROOT}/{screenPop}/look-up`, { params: { path: { conversation, screenPop: pop.id }, query: { anew: anew > 0 } } })),
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: before => before,
    retry: false,
  });
  if (error) return <Broken error={error} onRetry={() => void refetch()} />;
  if (!data) return <Busy />;
  return (
    <div aria-live="polite">
      {data.trouble && (
        <p className={data.trouble === "not-known" ? "muted" : "banner warning"}>
          {data.trouble !== "not-known" && <Icon name="warning" size={14} />} {t(`lookUp.${data.trouble}`)}
        </p>
      )}
      {data.fields.length > 0 && (
        <dl className="facts">
          {data.fields.map(field => (
            <div key={field.label}>
              <dt>{field.label}</dt>
              <dd>{field.value || "–"}</dd>
            </div>
          ))}
        </dl>
      )}
      <p className="screen-pop-act">
        {data.at && <span className="muted">{t("screenPop.at", { at: dateAndTime(data.at, i18n.language) })}</span>}
        <button type="button" className="button quiet small" disabled={isFetching} onClick={() => setAnew(before => before + 1)}>
          {t(data.trouble ? "app.retry" : "screenPop.again")}
        </button>
      </p>
    </div>
  );
}
