/** What a target or a commitment counts. Pipeline and revenue are money, the others whole numbers. */
export type Metric = "leads" | "meetings" | "pipeline" | "deals" | "revenue";

const singular: Record<Metric, string> = {
  leads: "lead",
  meetings: "meeting",
  pipeline: "pipeline",
  deals: "deal",
  revenue: "revenue",
};

/** The metric as a word behind a count (a whole number): "1 meeting", "0 meetings"; "pipeline" for any count. */
export function wordForMetric(metric: Metric, count: number): string {
  return count === 1 ? singular[metric] : metric;
}

/** Whether the metric is money in minor units rather than a count of records. */
export function isMoneyMetric(metric: Metric): metric is "pipeline" | "revenue" {
  return metric === "pipeline" || metric === "revenue";
}
