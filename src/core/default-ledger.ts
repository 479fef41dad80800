import { normaliseName } from "./names.ts";

/** What a ledger starts with: its teams, and the sources of leads, each belonging to one team. */
export type LedgerPlan = {
  teams: { id: string; name: string; key: string; kind: "marketing" | "sales" | "partner" }[];
  sources: { id: string; name: string; key: string; teamId: string }[];
};

const starting = [
  { name: "Marketing", kind: "marketing", sources: ["webinar", "trade show", "website"] },
  { name: "Sales", kind: "sales", sources: ["outbound", "referral"] },
  { name: "Partners", kind: "partner", sources: ["partner"] },
] as const;

/**
 * The teams and sources that every ledger starts with, so that the first meeting can be logged at once: Marketing
 * (webinar, trade show, website), Sales (outbound, referral), Partners (partner).
 * @param newId gives a fresh id at each call
 */
export function planLedger(newId: () => string): LedgerPlan {
  const teams = starting.map(({ name, kind }) => ({ id: newId(), name, key: normaliseName(name), kind }));
  const sources = starting.flatMap((team, index) =>
    team.sources.map((name) => ({
      id: newId(),
      name,
      key: normaliseName(name),
      teamId: teams[index]?.id ?? "",
    })),
  );
  return { teams, sources };
}
