import { type FormField, fieldsOf } from "../administration/formSchema.ts";

/** What stands in the inputs: texts, and truth values of boxes. */
export type Inputs = Readonly<Record<string, string | boolean>>;

export type Filled = { fields: Record<string, unknown> } | { notJson: string };

type Schema = Record<string, unknown>;

/** What inputs say, in the types that the form wants; nothing for what is left blank. A box that is not checked says no. */
export function filledIn(form: Schema, inputs: Inputs): Filled {
  const fields: Record<string, unknown> = {};
  for (const field of fieldsOf(form)) {
    const input = inputs[field.name];
    if (field.type === "flag") {
      fields[field.name] = input === true;
      continue;
    }
    const text = typeof input === "string" ? input.trim() : "";
    if (text === "") continue;
    try {
      fields[field.name] = valueOf(form, field, text);
    } catch {
      return { notJson: field.title };
    }
  }
  return { fields };
}

function valueOf(form: Schema, field: FormField, text: string): unknown {
  switch (field.type) {
    case "number":
      return Number(text);
    case "date-time":
      return new Date(text).toISOString();
    case "choice":
      return choicesOf(form, field.name).find(one => String(one) === text) ?? text;
    case "other":
      return JSON.parse(text) as unknown;
    default:
      return text;
  }
}

function choicesOf(form: Schema, name: string): unknown[] {
  const property = (form.properties as Record<string, { enum?: unknown[] }> | undefined)?.[name];
  return property?.enum ?? [];
}

/** A value in words. */
export function inWords(value: unknown, words: { yes: string; no: string }): string {
  if (typeof value === "boolean") return value ? words.yes : words.no;
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
