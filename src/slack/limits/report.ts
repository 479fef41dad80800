import type { Surface } from "./spec.ts";

export type Severity = "error" | "warn";

/** One thing Slack would refuse (error) or that is known to go wrong (warn); `pointer` is a JSON pointer. */
export type Violation = { pointer: string; rule: string; message: string; severity: Severity };

export type Report = (pointer: string, rule: string, message: string, severity?: Severity) => void;

/** What every check needs: where the blocks will be shown, and where to say what is wrong. */
export type Check = { surface: Surface; report: Report };

/** A list of violations and the function that fills it; the same rule at the same place is said once. */
export function startReport(): { violations: Violation[]; report: Report } {
  const violations: Violation[] = [];
  const said = new Set<string>();
  const report: Report = (pointer, rule, message, severity = "error") => {
    const key = `${rule} ${pointer}`;
    if (said.has(key)) return;
    said.add(key);
    violations.push({ pointer, rule, message, severity });
  };
  return { violations, report };
}
