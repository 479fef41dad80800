/** What goes wrong with a call to Slack. `retryAfter` in seconds, `ms` in milliseconds. */
export type Fault =
  | { readonly kind: "rate_limited"; readonly retryAfter: number }
  | { readonly kind: "http_500" }
  | { readonly kind: "hang" }
  /** Slack does it, but the answer never arrives. */
  | { readonly kind: "accept_then_drop" }
  | { readonly kind: "slow"; readonly ms: number }
  | { readonly kind: "error"; readonly error: string };

export type Faults = {
  add(method: string, fault: Fault, times: number): void;
  /** The fault for this call, used up; null when the call goes through. */
  take(method: string): Fault | null;
  clear(): void;
};

/** Faults waiting for the next calls of a method ("*" = any), first in, first out. */
export function createFaults(): Faults {
  let waiting: { method: string; fault: Fault; left: number }[] = [];
  return {
    add(method, fault, times) {
      waiting.push({ method, fault, left: times });
    },
    take(method) {
      const next = waiting.find((entry) => entry.method === method || entry.method === "*");
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
