/** Which acts are wanted; what is empty lets all pass. Times are days as the browser's own zone has them. */
export interface AuditWanted {
  who: string;
  action: string;
  kind: string;
  subject: string;
  from: string;
  until: string;
}

export const EVERYTHING: AuditWanted = { who: "", action: "", kind: "", subject: "", from: "", until: "" };

/** The day's first moment, or that of the day after it. */
function instantOf(day: string, daysLater: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(year, month - 1, date + daysLater).toISOString();
}

export function auditQuery(wanted: AuditWanted, before?: number): string {
  const { from, until, ...words } = wanted;
  const query = new URLSearchParams({ limit: "100" });
  for (const [name, value] of Object.entries(words)) if (value.trim()) query.set(name, value.trim());
  if (from) query.set("from", instantOf(from, 0));
  if (until) query.set("until", instantOf(until, 1));
  if (before) query.set("before", String(before));
  return query.toString();
}
