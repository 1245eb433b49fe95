import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { folded } from "../chrome/search.ts";
import { SchemaList } from "./SchemaList.tsx";
import { TryIt } from "./TryIt.tsx";
import { type Document, type Parameter, type Schema, kindOf, limitsOf, resolved } from "./schema.ts";

type Content = Record<string, { schema?: Schema }>;

interface Operation {
  tags?: string[];
  summary?: string;
  description?: string;
  parameters?: Parameter[];
  requestBody?: { content?: Content };
  responses?: Record<string, { description?: string; content?: Content }>;
}

interface Listed extends Operation {
  method: string;
  path: string;
}

const METHODS = ["get", "post", "put", "patch", "delete"];
const JSON_TYPE = "application/json";

/** The HTTP interface, by tags; what is only read can be tried. */
export function Api({ document }: { document: Document }) {
  const { t } = useTranslation();
  const [sought, setSought] = useState("");
  const wanted = folded(useDeferredValue(sought));
  const all = Object.entries(document.paths as Record<string, Record<string, Operation>>).flatMap(([path, methods]) =>
    METHODS.filter(method => methods[method]).map(method => ({ ...methods[method], method, path }) as Listed),
  );
  const shown = all.filter(one => folded(`${one.method} ${one.path} ${one.summary ?? ""}`).includes(wanted));
  const tags = [...new Set(shown.map(one => one.tags?.[0] ?? ""))].sort((one, other) => one.localeCompare(other));
  return (
    <>
      <input type="search" aria-label={t("dev.search")} placeholder={t("dev.search")} value={sought} onChange={event => setSought(event.target.value)} />
      {shown.length === 0 && <p className="muted">{t("dev.nothing")}</p>}
      {tags.map(tag => (
        <section key={tag} className="block dev-part" aria-label={tag || t("dev.other")}>
          <h3>{tag || t("dev.other")}</h3>
          {shown
            .filter(one => (one.tags?.[0] ?? "") === tag)
            .map(one => (
              <OperationItem key={`${one.method} ${one.path}`} document={document} operation={one} />
            ))}
        </section>
      ))}
    </>
  );
}

function OperationItem({ document, operation }: { document: Document; operation: Listed }) {
  const [open, setOpen] = useState(false);
  return (
    <details className="operation" onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>
        <b className="method" data-method={operation.method}>
          {operation.method.toUpperCase()}
        </b>{" "}
        <code>{operation.path}</code> <span className="muted">{operation.summary}</span>
      </summary>
      {open && <OperationBody document={document} operation={operation} />}
    </details>
  );
}

function OperationBody({ document, operation }: { document: Document; operation: Listed }) {
  const { t } = useTranslation();
  const parameters = (operation.parameters ?? []).map(one => resolved(document, one));
  const body = operation.requestBody && resolved(document, operation.requestBody).content?.[JSON_TYPE]?.schema;
  return (
    <div className="operation-body">
      {operation.description && <p>{operation.description}</p>}
      {parameters.length > 0 && (
        <>
          <h4>{t("dev.parameters")}</h4>
          <ul className="schema">
            {parameters.map(one => (
              <li key={`${one.in} ${one.name}`}>
                <code className="schema-name">{one.name}</code> <span className="muted">{one.in}</span> <code>{kindOf(document, one.schema ?? {})}</code>
                {one.required && <span className="schema-required"> {t("dev.required")}</span>} <span className="muted">{limitsOf(document, one.schema ?? {})}</span>
                {one.description && <p className="muted">{one.description}</p>}
              </li>
            ))}
          </ul>
        </>
      )}
      {body && (
        <>
          <h4>{t("dev.body")}</h4>
          <p>
            <code>{kindOf(document, body)}</code>
          </p>
          <SchemaList document={document} schema={body} />
        </>
      )}
      <h4>{t("dev.answers")}</h4>
      <ul className="schema">
        {Object.entries(operation.responses ?? {}).map(([status, sent]) => {
          const answer = resolved(document, sent);
          const schema = answer.content?.[JSON_TYPE]?.schema;
          return (
            <li key={status}>
              <code className="schema-name">{status}</code> {answer.description} {schema && <code>{kindOf(document, schema)}</code>}
              {schema && <SchemaList document={document} schema={schema} />}
            </li>
          );
        })}
      </ul>
      {operation.method === "get" && <TryIt path={operation.path} parameters={parameters} />}
    </div>
  );
}
