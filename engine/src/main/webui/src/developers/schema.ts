/** A piece of JSON Schema, as far as it is shown. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  description?: string;
  format?: string;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  maxItems?: number;
  required?: string[];
  properties?: Record<string, Schema>;
  items?: Schema;
  additionalProperties?: Schema | boolean;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
}

export type Document = Record<string, unknown>;

/** What a reference inside of a document points to. */
export function resolved<T>(document: Document, value: T & { $ref?: string }): T {
  if (!value.$ref?.startsWith("#/")) return value;
  const found = value.$ref
    .slice(2)
    .split("/")
    .map(part => part.replaceAll("~1", "/").replaceAll("~0", "~"))
    .reduce<unknown>((at, part) => (at as Document | undefined)?.[part], document);
  return (found ?? value) as T;
}

/** The last word of a reference; what is named is shown once. */
export function nameOf(schema: Schema): string {
  return schema.$ref?.slice(schema.$ref.lastIndexOf("/") + 1) ?? "";
}

/** The kind of value in a few characters, such as `string[]` or `"a" | "b"`. */
export function kindOf(document: Document, schema: Schema): string {
  const one = resolved(document, schema);
  if (one.const !== undefined) return JSON.stringify(one.const);
  if (one.enum) return one.enum.map(value => JSON.stringify(value)).join(" | ");
  const several = one.anyOf ?? one.oneOf;
  if (several) return several.map(part => kindOf(document, part)).join(" | ");
  if (one.items) return `${kindOf(document, one.items)}[]`;
  const kinds = [one.type ?? (one.properties ? "object" : "any")].flat().map(kind => (kind === "object" && nameOf(schema) ? nameOf(schema) : kind));
  return kinds.join(" | ") + (one.format ? ` (${one.format})` : "");
}

/** What a value may be at most, in words that need no translation. */
export function limitsOf(document: Document, schema: Schema): string {
  const one = resolved(document, schema);
  return [
    one.minimum !== undefined && `≥ ${one.minimum}`,
    one.maximum !== undefined && `≤ ${one.maximum}`,
    one.maxLength !== undefined && `length ≤ ${one.maxLength}`,
    one.maxItems !== undefined && `items ≤ ${one.maxItems}`,
    one.pattern !== undefined && `/${one.pattern}/`,
  ]
    .filter(Boolean)
    .join(", ");
}

export interface Parameter {
  name: string;
  in: "path" | "query" | "header";
  required?: boolean;
  description?: string;
  schema?: Schema;
}

/** The address of a request: what is in the path is put there, what is left empty in the query is left out. */
export function addressOf(path: string, parameters: readonly Parameter[], values: Readonly<Record<string, string>>): string {
  const at = parameters
    .filter(one => one.in === "path")
    .reduce((whole, one) => whole.replace(`{${one.name}}`, encodeURIComponent(values[one.name] ?? "")), path);
  const query = parameters
    .filter(one => one.in === "query" && values[one.name])
    .map(one => `${encodeURIComponent(one.name)}=${encodeURIComponent(values[one.name]!)}`);
  return query.length > 0 ? `${at}?${query.join("&")}` : at;
}
