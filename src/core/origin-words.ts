import { type Day, formatDay } from "./day.ts";
import { shorten } from "./shorten.ts";

/** A lead as the origin of a deal: "webinar-q3 lead from Thu 12 Mar 2026 (Marketing)". Fits a button. Never throws. */
export function wordsForLeadOrigin(lead: {
  sourceName: string | null;
  campaignName: string | null;
  teamName: string | null;
  day: Day;
}): string {
  const from = lead.campaignName ?? lead.sourceName;
  const team = lead.teamName === null ? "" : ` (${shorten(lead.teamName, 15)})`;
  return `${from === null ? "unsourced" : shorten(from, 25)} lead from ${formatDay(lead.day)}${team}`;
}

/** A typed source as the origin of a deal: "outbound (Sales)". Fits a button. Never throws. */
export const wordsForTypedOrigin = (typed: { name: string; teamName: string | null }): string =>
  `${shorten(typed.name, 30)}${typed.teamName === null ? "" : ` (${shorten(typed.teamName, 25)})`}`;
