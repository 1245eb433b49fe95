import type { Schemas } from "../api/client.ts";

export type Template = Schemas["MessageTemplate"];

const PLACE = /\{\{\s*([0-9]{1,3})\s*\}\}/g;

/** As the contact will read it; places without words yet stay as they are. */
export function filledIn(body: string, words: readonly string[]): string {
  return body.replace(PLACE, (place: string, number: string) => words[Number(number) - 1]?.trim() || place);
}

/** What to send for the places, or nothing while one is empty. */
export function parameters(template: Template, words: readonly string[]): string[] | null {
  const all = Array.from({ length: template.parameters }, (_, at) => (words[at] ?? "").trim());
  return all.every(word => word !== "") ? all : null;
}
