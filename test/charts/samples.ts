import type { ChartSpec } from "../../src/charts/spec.ts";

const weeks = Array.from({ length: 13 }, (_, index) => `W${index + 1}`);

/** One chart of each kind, and one in many scripts. */
export const samples: Record<string, ChartSpec> = {
  bars: {
    kind: "bars",
    title: "Meetings 2026-Q4",
    categories: ["Marketing", "Sales", "Channel partners"],
    series: [{ name: "Actual", values: [41, 28, 9] }],
    marker: { name: "Committed", values: [50, 30, null] },
    altText: "Marketing: 41 of 50; Sales: 28 of 30; Channel partners: 9",
  },
  groups: {
    kind: "bars",
    title: "Funnel 2026-Q4 by source",
    categories: ["Webinar", "Trade show", "Outbound calls", "Referral by a customer of ours"],
    series: [
      { name: "Meetings", values: [22, 13, 31, 8] },
      { name: "Won", values: [4, 1, 6, 5] },
    ],
    altText: "Webinar: 22 meetings, 4 won; Trade show: 13, 1; Outbound calls: 31, 6; Referral: 8, 5",
  },
  lines: {
    kind: "lines",
    title: "Meetings 2026-Q4, week by week",
    categories: weeks,
    series: [
      { name: "Actual", values: [2, 7, 12, 15, 21, 30, 34, 41, null, null, null, null, null] },
      { name: "Expected", values: [4, 9, 14, 19, 25, 31, 37, 43, 49, 56, 63, 71, 80] },
    ],
    elapsed: { at: 7.4, label: "today: 61 % of the time" },
    yLabel: "sales-ready meetings",
    altText: "41 meetings by week 8 of 13, 43 expected; 80 committed",
  },
  funnel: {
    kind: "funnel",
    title: "Funnel 2026-Q4",
    categories: ["Leads", "Sales-ready meetings", "Accepted", "Won"],
    series: [{ name: "Records", values: [1240, 120, 84, 17] }],
    altText: "1,240 leads, 120 meetings, 84 accepted, 17 won",
  },
  grid: {
    kind: "grid",
    title: "Meetings by division and product",
    categories: ["GTX Basic", "GTX Pro", "MG Special"],
    series: [
      { name: "Central", values: [12, 4, 0], labels: ["12 / 15", "4 / 4", "0 / 3"] },
      { name: "East", values: [3, 9, 1], labels: ["3 / 5", "9 / 6", "1"] },
      { name: "West", values: [7, null, 2] },
    ],
    altText: "Central 12 of 15, 4 of 4, 0 of 3; East 3 of 5, 9 of 6, 1; West 7, none, 2",
  },
  scripts: {
    kind: "bars",
    title: "Встречи · 会議 · 회의 🚀",
    categories: ["Продажи", "マーケティング部", "市场部", "영업팀", "Équipe Žluť ✅", "Πωλήσεις"],
    series: [{ name: "Факт", values: [41, 28, 9, 12, 7, 3] }],
    marker: { name: "План ⚑", values: [50, 30, 12, 12, 6, 4] },
    altText: "41 of 50; 28 of 30; 9 of 12; 12 of 12; 7 of 6; 3 of 4",
  },
};

/** One of them. @throws Error when there is none of that name */
export function sampleOf(name: string): ChartSpec {
  const found = samples[name];
  if (found === undefined) throw new Error(`no sample ${name}`);
  return found;
}
