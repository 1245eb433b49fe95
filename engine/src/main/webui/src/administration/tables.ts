import { authorized } from "../api/client.ts";
import type { TableKind, TableReport } from "./tableReport.ts";

const root = (kind: TableKind) => `/api/v1/configuration-tables/${kind}`;

export async function exportTable(kind: TableKind): Promise<Blob> {
  return (await authorized(root(kind))).blob();
}

/** A dry run says what the file would do; the real one does all of it or nothing. */
export async function importTable(kind: TableKind, file: File, dryRun: boolean): Promise<TableReport> {
  const answer = await authorized(`${root(kind)}?dryRun=${dryRun}`, { method: "POST", headers: { "Content-Type": "text/csv" }, body: await file.arrayBuffer() });
  return (await answer.json()) as TableReport;
}

/** Hands a file to the browser to keep. */
export function keep(content: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
