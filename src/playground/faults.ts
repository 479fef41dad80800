import { type Fields, objectsOf } from "./json.ts";

/** What goes wrong with a call to Slack. `retryAfter` in seconds, `ms` in milliseconds. */
export type Fault =
  | { readonly kind: "rate_limited"; readonly retryAfter: number }
  | { readonly kind: "http_500" }
  | { readonly kind: "hang" }
  /** Slack does it, but the answer never arrives. */
  | { readonly kind: "accept_then_drop" }
  /** Neither done nor answered: the connection ends. */
  | { readonly kind: "drop" }
  /** The connection ends, and Slack does it later: when the gateway's applyLate is called. */
  | { readonly kind: "late" }
  | { readonly kind: "slow"; readonly ms: number }
  /** Refuses messages with Slack's own chart block, and only those. */
  | { readonly kind: "no_charts" }
  /** Is still looking at an uploaded picture: refuses messages with one, and only those. */
  | { readonly kind: "picture_not_ready" }
  /** Slack says no: about this channel only, when one is given. */
  | { readonly kind: "error"; readonly error: string; readonly channel?: string };

export type Faults = {
  add(method: string, fault: Fault, times: number): void;
  /** The fault for this call, used up; null when the call goes through. */
  take(method: string, args?: Fields): Fault | null;
  clear(): void;
};

/** Faults waiting for the next calls of a method ("*" = any), first in, first out. */
export function createFaults(): Faults {
  let waiting: { method: string; fault: Fault; left: number }[] = [];
  return {
    add(method, fault, times) {
      waiting.push({ method, fault, left: times });
    },
    take(method, args = {}) {
      const next = waiting.find(
        (entry) => (entry.method === method || entry.method === "*") && isAbout(entry.fault, args),
      );
      if (next === undefined) return null;
      next.left -= 1;
      waiting = waiting.filter(({ left }) => left > 0);
      return next.fault;
    },
    clear() {
      waiting = [];
    },
  };
}

function isAbout(fault: Fault, args: Fields): boolean {
  const blocks = objectsOf(args.blocks);
  if (fault.kind === "error" && fault.channel !== undefined) return args.channel === fault.channel;
  if (fault.kind === "no_charts") return blocks.some(({ type }) => type === "data_visualization");
  if (fault.kind === "picture_not_ready") return blocks.some((block) => block.slack_file !== undefined);
  return true;
}

/** What Slack says beside invalid_blocks about what it refuses; null for another fault. */
export function refusalOf(fault: Fault | null): string | null {
  if (fault?.kind === "no_charts")
    return "[ERROR] unsupported type: data_visualization [json-pointer:/blocks]";
  if (fault?.kind === "picture_not_ready")
    return "[ERROR] invalid slack file [json-pointer:/blocks/slack_file]";
  return null;
}
