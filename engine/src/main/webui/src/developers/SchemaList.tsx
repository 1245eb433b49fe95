import { useTranslation } from "react-i18next";
import { type Document, type Schema, kindOf, limitsOf, nameOf, resolved } from "./schema.ts";

const DEEPEST = 5;

/** The members of a value, and theirs; what is named is opened once on the way down. */
export function SchemaList({ document, schema, seen = [] }: { document: Document; schema: Schema; seen?: readonly string[] }) {
  const { t } = useTranslation();
  const one = resolved(document, schema);
  const parts = [one, ...(one.allOf ?? []), ...(one.anyOf ?? []), ...(one.oneOf ?? [])].map(part => resolved(document, part));
  const inner = one.items ?? (typeof one.additionalProperties === "object" ? one.additionalProperties : undefined);
  const members = parts.flatMap(part => Object.entries(part.properties ?? {}).map(([name, member]) => ({ name, member, required: part.required?.includes(name) === true })));
  const named = nameOf(schema);
  const path = named ? [...seen, named] : seen;
  if (seen.includes(named) || path.length > DEEPEST) return null;
  if (inner && members.length === 0) return <SchemaList document={document} schema={inner} seen={path} />;
  if (members.length === 0) return null;
  return (
    <ul className="schema">
      {members.map(({ name, member, required }) => (
        <li key={name}>
          <code className="schema-name">{name}</code> <code>{kindOf(document, member)}</code>
          {required && <span className="schema-required"> {t("dev.required")}</span>} <span className="muted">{limitsOf(document, member)}</span>
          {resolved(document, member).description && <p className="muted">{resolved(document, member).description}</p>}
          <SchemaList document={document} schema={member} seen={path} />
        </li>
      ))}
    </ul>
  );
}
