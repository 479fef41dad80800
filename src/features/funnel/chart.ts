import type { ChartSpec } from "../../charts/spec.ts";
import type { FunnelReport } from "../../reports/build-funnel.ts";

/** Meetings and wins side by side per part, or the stages of the whole. */
export function chartOfFunnel(report: FunnelReport): ChartSpec {
  return report.question.by === null ? chartOfStages(report) : chartOfParts(report);
}

const titleOf = ({ question }: FunnelReport): string => `Funnel ${question.period.label}`;

function chartOfStages(report: FunnelReport): ChartSpec {
  const { leads, meetings, won, lost } = report.funnel.total.counts;
  const stages = [
    ...(leads > 0 ? ([["Leads", leads]] as const) : []),
    ["Meetings", meetings],
    ["Won", won],
    ["Lost", lost],
  ] as const;
  return {
    kind: "bars",
    title: titleOf(report),
    categories: stages.map(([name]) => name),
    series: [{ name: "Records", values: stages.map(([, n]) => n) }],
    altText: stages.map(([name, n]) => `${name} ${n}`).join(", "),
  };
}

function chartOfParts(report: FunnelReport): ChartSpec {
  const { rows } = report.funnel;
  return {
    kind: "bars",
    title: titleOf(report),
    categories: rows.map((row) => row.label),
    series: [
      { name: "Meetings", values: rows.map((row) => row.counts.meetings) },
      { name: "Won", values: rows.map((row) => row.counts.won) },
    ],
    altText: rows
      .map(({ label, counts }) => `${label}: ${counts.meetings} meetings, ${counts.won} won`)
      .join("; "),
  };
}
