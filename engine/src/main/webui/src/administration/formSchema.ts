/** What of a JSON Schema (draft 2020-12) a form can show: the properties of its object. */
export interface FormField {
  name: string;
  title: string;
  description: string | undefined;
  type: "text" | "long" | "number" | "flag" | "date" | "date-time" | "choice" | "other";
  choices: string[];
  required: boolean;
}

export type Read = { form: Record<string, unknown> | undefined } | { wrong: "notJson" | "notObject" };

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);

/** Nothing at all is no form; anything else must be a JSON object. */
export function readForm(text: string): Read {
  if (text.trim() === "") return { form: undefined };
  try {
    const form: unknown = JSON.parse(text);
    return isObject(form) ? { form } : { wrong: "notObject" };
  } catch {
    return { wrong: "notJson" };
  }
}

export function fieldsOf(form: Record<string, unknown>): FormField[] {
  const properties = isObject(form.properties) ? form.properties : {};
  const required = Array.isArray(form.required) ? (form.required as unknown[]).map(String) : [];
  const named = [...new Set([...Object.keys(properties), ...required])];
  return named.map(name => {
    const property = isObject(properties[name]) ? properties[name] : {};
    const choices = Array.isArray(property.enum) ? (property.enum as unknown[]).map(String) : [];
    return {
      name,
      title: typeof property.title === "string" ? property.title : name,
      description: typeof property.description === "string" ? property.description : undefined,
      type: choices.length > 0 ? "choice" : typeOf(property),
      choices,
      required: required.includes(name),
    };
  });
}

function typeOf(property: Record<string, unknown>): FormField["type"] {
  switch (property.type) {
    case "integer":
    case "number":
      return "number";
    case "boolean":
      return "flag";
    case "array":
    case "object":
      return "other";
    default:
      if (property.format === "date" || property.format === "date-time") return property.format;
      return typeof property.maxLength === "number" && property.maxLength > 200 ? "long" : "text";
  }
}
