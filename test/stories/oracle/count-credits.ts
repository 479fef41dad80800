import { at } from "./print.ts";
import { daysFrom, type Fact, type Facts, isNone, text } from "./read-facts.ts";

/** What can be credited: each names one, or nothing (""). */
export type Named = Record<"source" | "campaign" | "team" | "product" | "division", string>;
export type Step = Named & { day: string; made: number; id: string; isLead: boolean };

/** The models as a person types them, and as the answers call them. */
export const models = {
  ...{ first: "first touch", last: "last touch", linear: "linear" },
  ...{ u: "U-shaped", w: "W-shaped", decay: "time decay" },
};

/** What touched a deal's account before its end, by the rules of the help text, oldest first and of one day as they were recorded. */
export function touchesOf(facts: Facts, deal: Fact): Step[] {
  const end = isNone(deal, "closed") ? facts.today : text(deal, "closed");
  const ready = text(deal, "ready");
  const from = `${Number(ready.slice(0, 4)) - 1}${ready.slice(4)}`;
  const lastClosing = facts.deals
    .filter(
      (other) => text(other, "account") === text(deal, "account") && /won|lost/.test(text(other, "status")),
    )
    .map((other) => text(other, "closed"))
    .filter((day) => day < ready)
    .toSorted()
    .at(-1);
  const isInCycle = (day: string) => day >= from && (lastClosing === undefined || day > lastClosing);
  const own = facts.touches.filter(
    (touch) => text(touch, "account") === text(deal, "account") && text(touch, "day") <= end,
  );
  const isLead = (touch: Fact) => !isNone(deal, "lead") && text(touch, "lead") === text(deal, "lead");
  const counted = own.filter((touch) => isLead(touch) || isInCycle(text(touch, "day")));
  const steps = counted.map((touch) => ({ ...stepOf(touch, text(touch, "day")), isLead: isLead(touch) }));
  const lead = facts.leads.find(({ id }) => id === deal.lead);
  if (lead !== undefined && text(lead, "day") <= end && !steps.some((step) => step.isLead))
    steps.push({ ...stepOf(lead, text(lead, "day")), isLead: true });
  const isNamed = own.some(
    (touch) => touch.source === deal.source && isInCycle(text(touch, "day")) && text(touch, "day") <= ready,
  );
  if (isNone(deal, "lead") && !isNone(deal, "source") && !isNamed) steps.push(stepOf(deal, ready));
  return steps.toSorted((a, b) => compare(a.day, b.day) || a.made - b.made || compare(a.id, b.id));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const stepOf = (fact: Fact, day: string): Step => ({
  ...{ source: text(fact, "source"), campaign: text(fact, "campaign"), team: text(fact, "sourceTeam") },
  ...{ product: text(fact, "product"), division: text(fact, "division") },
  ...{ day, made: Number(fact.made), id: text(fact, "id"), isLead: false },
});

/** Ten thousand parts by weight, the largest remainders getting what is left over. */
function parts(weights: readonly number[]): number[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const exact = weights.map((weight) => (10_000 * weight) / all);
  const floors = exact.map((value) => Math.floor(value + 1e-6));
  const left = 10_000 - floors.reduce((sum, value) => sum + value, 0);
  const order = exact
    .map((value, index) => ({ rest: value - (floors[index] ?? 0), index }))
    .toSorted((a, b) => (Math.abs(a.rest - b.rest) < 1e-6 ? a.index - b.index : b.rest - a.rest));
  for (const { index } of order.slice(0, left)) floors[index] = (floors[index] ?? 0) + 1;
  return floors;
}

/** How a model shares a deal among its steps, in ten-thousandths; none where nothing touched it. */
export function creditsOf(model: string, steps: readonly Step[], deal: Fact, halfLife: number): number[] {
  const last = steps.length - 1;
  if (last < 0) return [];
  const end = isNone(deal, "closed") ? "" : text(deal, "closed");
  const keys = (places: readonly number[], each: number, rest: number) => {
    const key = new Set(places.filter((place) => place >= 0));
    return steps.map((_, index) => (key.has(index) ? each : rest / Math.max(1, steps.length - key.size)));
  };
  if (model === "first") return parts(steps.map((_, index) => (index === 0 ? 1 : 0)));
  if (model === "last") return parts(steps.map((_, index) => (index === last ? 1 : 0)));
  if (model === "linear") return parts(steps.map(() => 1));
  if (model === "u") return parts(keys([0, last], 40, 20));
  if (model === "decay") return parts(steps.map(({ day }) => 0.5 ** (daysFrom(day, end) / halfLife)));
  const lead = steps.findIndex(({ isLead }) => isLead);
  const opened = steps.findLastIndex(({ day }) => day <= text(deal, "ready"));
  return parts(keys([0, lead, opened], 30, 10));
}

/** The median days from sales-ready to won, thirty at least. */
export const halfLifeOf = ({ deals }: Facts): number =>
  Math.max(
    30,
    at(
      deals
        .filter((deal) => deal.status === "won")
        .map((deal) => daysFrom(text(deal, "ready"), text(deal, "closed"))),
      0.5,
    ),
  );
