// What the tests of /commit lines share: a ledger's teams, and the lines they are read to.
import { type CommitContext, parseCommitLine } from "../../src/core/commit-line.ts";

export const teams = [
  { id: "t1", name: "Marketing", key: "marketing" },
  { id: "t2", name: "Sales", key: "sales" },
  { id: "t3", name: "Partners", key: "partners" },
  { id: "t4", name: "Partners R&D", key: "partners r and d" },
  { id: "t5", name: "Target Partners", key: "target partners" },
];
export const context: CommitContext = {
  today: "2026-11-23",
  calendar: { fiscalStartMonth: 1, weekStart: "monday", timeZone: "UTC" },
  currency: "USD",
  teams,
  salesMeans: null,
  products: [
    { id: "p1", name: "Core", key: "core" },
    { id: "p2", name: "Core Plus", key: "core plus" },
  ],
  divisions: [{ id: "d1", name: "EMEA", key: "emea" }],
};
const whole = { productLineId: null, divisionId: null };
export const read = (text: string, changes: Partial<CommitContext> = {}) =>
  parseCommitLine(text, { ...context, ...changes });
export const refused = (text: string, changes: Partial<CommitContext> = {}) => {
  const result = read(text, changes);
  return result.ok ? "read" : { what: result.what, example: result.example };
};
export const share = (teamId: string, metric: string, shareBp: number, quarter = "2026-Q4") => ({
  kind: "set",
  teamId,
  metric,
  shareBp,
  number: null,
  quarter,
  cell: whole,
  reason: null as string | null,
});
export const number = (teamId: string, metric: string, value: bigint, quarter = "2026-Q4") => ({
  kind: "set",
  teamId,
  metric,
  shareBp: null,
  number: value,
  quarter,
  cell: whole,
  reason: null,
});
export const target = (metric: string, value: bigint, quarter = "2026-Q4") => ({
  kind: "target",
  metric,
  number: value,
  quarter,
  cell: whole,
});
