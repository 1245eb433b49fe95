import type { Schemas } from "../api/client.ts";
import type { Kind } from "./kinds.ts";

export type TableReport = Schemas["TableReport"];
export type TableLine = Schemas["TableLine"];

/** Kinds that are kept in spreadsheets, too. */
const TABLES = ["users", "queues", "canned-answers", "dispositions"] as const satisfies readonly Kind[];
export type TableKind = (typeof TABLES)[number];

export function hasTable(kind: Kind): kind is TableKind {
  return (TABLES as readonly Kind[]).includes(kind);
}

/** What is worth looking at first: what is wrong, then what changes; unchanged lines are only counted. */
export function worthShowing(report: TableReport, most: number): TableLine[] {
  const wrong = report.lines.filter(line => line.effect === "wrong");
  const others = report.lines.filter(line => line.effect === "created" || line.effect === "changed");
  return [...wrong, ...others].slice(0, most);
}
