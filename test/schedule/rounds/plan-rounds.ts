import { seededRandom } from "../../../src/core/seeded-random.ts";
import type { Provider } from "../../../src/data/database-url.ts";
import type { Fault } from "../../../src/playground/faults.ts";
import { deliverySteps } from "../../../src/schedule/delivery-steps.ts";
import { providers } from "../../support/databases.ts";

/** One round: where and how a process goes down, what Slack does meanwhile, and who else is there. */
export type Round = {
  number: number;
  provider: Provider;
  hasHistory: boolean;
  processes: 1 | 3;
  trap: { step: string; act: "kill" | "freeze" };
  fault: { name: string; fault: Fault; times: number } | null;
  /** after so many further passes of the others a frozen process goes on, and Slack does what it put off */
  thawsAfter: 1 | 4;
};

const faults: Round["fault"][] = [
  null,
  { name: "429", fault: { kind: "rate_limited", retryAfter: 30 }, times: 1 },
  { name: "500", fault: { kind: "http_500" }, times: 1 },
  { name: "hang", fault: { kind: "hang" }, times: 1 },
  { name: "accept then drop", fault: { kind: "accept_then_drop" }, times: 1 },
  { name: "drop", fault: { kind: "drop" }, times: 1 },
  { name: "applied late", fault: { kind: "late" }, times: 1 },
  { name: "slow", fault: { kind: "slow", ms: 150 }, times: 2 },
  { name: "no charts", fault: { kind: "no_charts" }, times: 1 },
  { name: "invalid slack file", fault: { kind: "picture_not_ready" }, times: 3 },
  { name: "token_revoked", fault: { kind: "error", error: "token_revoked" }, times: 1 },
  { name: "not_in_channel", fault: { kind: "error", error: "not_in_channel" }, times: 1 },
  { name: "is_archived", fault: { kind: "error", error: "is_archived" }, times: 1 },
];

// Steps that a delivery reaches only after such a thing.
const unanswered = ["500", "hang", "accept then drop", "drop", "applied late"];
const needs: [RegExp, readonly string[]][] = [
  [/find the thread|look for it|settle/, unanswered],
  [/give up/, ["not_in_channel", "is_archived"]],
  [/note the refusal/, ["no charts"]],
];

/** Rounds by a seed: the same seed, the same rounds. Every step is taken once by each act before one is taken again. */
export function planRounds(seed: number, count: number): Round[] {
  const random = seededRandom(seed);
  const pick = <T>(from: readonly T[]): T => {
    const found = from[Math.floor(random() * from.length)];
    if (found === undefined) throw new Error("nothing to choose from");
    return found;
  };
  const steps = makeDeck(
    deliverySteps.flatMap((step) => [
      { step, act: "kill" as const },
      { step, act: "freeze" as const },
    ]),
    random,
  );
  const deck = makeDeck(faults, random);
  return Array.from({ length: count }, (_, index) => {
    const trap = steps();
    const asked = needs.find(([pattern]) => pattern.test(trap.step))?.[1];
    const fault =
      asked === undefined ? deck() : pick(faults.filter((each) => asked.includes(each?.name ?? "")));
    return {
      number: index + 1,
      provider: pick(providers),
      hasHistory: random() < 0.6 || /settle$/.test(trap.step),
      processes: random() < 0.5 ? 1 : 3,
      trap,
      fault,
      thawsAfter: random() < 0.5 ? 1 : 4,
    };
  });
}

/** Cards in random order, shuffled anew when all were drawn. */
function makeDeck<T>(cards: readonly T[], random: () => number): () => T {
  let left: T[] = [];
  return () => {
    if (left.length === 0) left = [...cards];
    const [card] = left.splice(Math.floor(random() * left.length), 1);
    if (card === undefined) throw new Error("an empty deck");
    return card;
  };
}
