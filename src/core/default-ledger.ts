import { normaliseName } from "./names.ts";

/** What a ledger starts with: its teams, and the sources of leads, each belonging to one team. */
export type LedgerPlan = {
  teams: { id: string; name: string; key: string; kind: "marketing" | "sales" | "partner" }[];
  sources: { id: string; name: string; key: string; teamId: string }[];
  stages: NewStage[];
};

/** A stage of open deals, between sales-ready and the end; `position` is its order, from 0. */
export type NewStage = { id: string; name: string; key: string; position: number };

const starting = [
  { name: "Marketing", kind: "marketing", sources: ["webinar", "trade show", "website"] },
  { name: "Sales", kind: "sales", sources: ["outbound", "referral"] },
  { name: "Partners", kind: "partner", sources: ["partner"] },
] as const;

const startingStages = ["proposal"] as const;

/** The stages that every ledger starts with: sales-ready, proposal, then won or lost. `newId` gives a fresh id. */
export const planStages = (newId: () => string): NewStage[] =>
  startingStages.map((name, position) => ({ id: newId(), name, key: normaliseName(name), position }));

/**
 * The teams, sources and stages that every ledger starts with, so that the first meeting can be logged at once: Marketing
 * (webinar, trade show, website), Sales (outbound, referral), Partners (partner); one stage, proposal.
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
  return { teams, sources, stages: planStages(newId) };
}
