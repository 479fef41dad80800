/** What a target or a commitment counts. Pipeline and revenue are money, the others whole numbers. */
export type Measure = "leads" | "meetings" | "pipeline" | "deals" | "revenue";

const singular: Record<Measure, string> = {
  leads: "lead",
  meetings: "meeting",
  pipeline: "pipeline",
  deals: "deal",
  revenue: "revenue",
};

/** The measure as a word behind a count (a whole number): "1 meeting", "0 meetings"; "pipeline" for any count. */
export function wordForMeasure(measure: Measure, count: number): string {
  return count === 1 ? singular[measure] : measure;
}

/** Whether the measure is money in minor units rather than a count of records. */
export function isMoneyMeasure(measure: Measure): measure is "pipeline" | "revenue" {
  return measure === "pipeline" || measure === "revenue";
}
