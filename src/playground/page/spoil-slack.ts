import type { Fault } from "../faults.ts";
import type { FaultKind } from "./contract.ts";
import type { Page } from "./page.ts";

/** What each switch does to every call of the Web API, the worst first: it wins over the others. */
const faults: readonly { kind: FaultKind; fault: Fault }[] = [
  { kind: "down", fault: { kind: "hang" } },
  { kind: "http_500", fault: { kind: "http_500" } },
  { kind: "rate_limited", fault: { kind: "rate_limited", retryAfter: 30 } },
  { kind: "slow", fault: { kind: "slow", ms: 2000 } },
];

/** Switches a fault of Slack on or off; the others stay as they are. */
export function spoilSlack(page: Page, kind: FaultKind, isOn: boolean): void {
  if (isOn) page.faults.add(kind);
  else page.faults.delete(kind);
  const { slack } = page.office;
  slack.clearFaults();
  for (const each of faults) {
    if (page.faults.has(each.kind)) slack.fault("*", each.fault, Number.POSITIVE_INFINITY);
  }
  page.changes.tell();
}
