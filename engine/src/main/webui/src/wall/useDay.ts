import { useQuery } from "@tanstack/react-query";
import { api, bodyOf } from "../api/client.ts";
import { type QueueDay, daysOf, latelyOf, satisfactionOf } from "./trend.ts";

const AGAIN = 60_000;

/** Today as the reports have it, asked again each minute by whoever shows it, once for all of them. */
function useReport<T>(select: (report: never) => T) {
  return useQuery({
    queryKey: ["reports", "today"],
    queryFn: async () => bodyOf(await api.GET("/api/v1/reports/queues", { params: { query: { interval: "PT15M" } }, headers: { Accept: "application/json" } })) as never,
    select,
    refetchInterval: AGAIN,
  });
}

export function useDays() {
  return useReport<QueueDay[]>(daysOf);
}

export function useSatisfaction() {
  return useReport(satisfactionOf).data;
}

const lately = (report: never) => latelyOf(report, Date.now());

/** Arrivals of the last hours by queue; new only when the report is, so that live figures redraw no line. */
export function useLately() {
  return useReport(lately).data;
}
