import type { Violation } from "../slack/limits/report.ts";
import type { Fault } from "./faults.ts";
import type { Fields } from "./json.ts";

/** One call of the app to Slack's Web API; `answer` is null when none was given. `ms` of real time. */
export type Call = {
  readonly method: string;
  readonly args: Fields;
  readonly status: number | null;
  readonly answer: Fields | null;
  readonly ms: number;
  readonly violations: readonly Violation[];
  readonly fault: Fault | null;
};

/** A rule of Slack broken by something that the app sent; `where` is the method, "response_url" or the acknowledgement. */
export type Broken = Violation & { readonly where: string };

export type Journal = {
  readonly calls: Call[];
  readonly broken: Broken[];
};

/** Notes what was broken and answers whether Slack would refuse it. */
export function noteViolations(journal: Journal, where: string, violations: readonly Violation[]): boolean {
  journal.broken.push(...violations.map((violation) => ({ ...violation, where })));
  return violations.some(({ severity }) => severity === "error");
}
