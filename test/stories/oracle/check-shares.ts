import { expect, it } from "vitest";
import type { Reply } from "../../../src/playground/reply.ts";
import { models, type Named, type Step, touchesOf } from "./count-credits.ts";
import { countShares } from "./count-shares.ts";
import { expectAll, expectSoon } from "./expect-all.ts";
import { dayWords } from "./print.ts";
import { type Fact, type Facts, text } from "./read-facts.ts";

type Story = { say: (line: string) => Promise<Reply>; facts: () => Facts };

const within = (column: string, start: string, end: string) => (deal: Fact) =>
  text(deal, column) >= start && text(deal, column) < end;

const years = {
  line: "last 8 quarters",
  label: `last 8 quarters (${dayWords("2024-10-01")} – ${dayWords("2026-09-30")})`,
  isIn: within("closed", "2024-10-01", "2026-10-01"),
  basis: "Deals won in the period",
};
const cohort = {
  line: "2026-Q2 cohort by meetings",
  label: "2026-Q2",
  isIn: within("ready", "2026-04-01", "2026-07-01"),
  basis: "Won to date, of deals that became sales-ready in the period",
};

/** Every model's credits by what names the touches, deal by deal, beside what was sourced; two ways to take the period. */
export function checkShares({ say, facts }: Story): void {
  const splits: { by: keyof Named; period: typeof years }[] = [
    ...(["source", "team", "campaign"] as const).map((by) => ({ by, period: years })),
    { by: "source", period: cohort },
  ];
  const more = (["product", "division"] as const).map((by) => ({ by, period: years }));
  const known = new Map<Fact, Step[]>();
  const stepsOf = (deal: Fact): Step[] => {
    const steps = known.get(deal) ?? touchesOf(facts(), deal);
    known.set(deal, steps);
    return steps;
  };
  it.each(["first", "last", "linear", "u", "w", "decay"] as const)(
    "who has the credit of what was won, by the model %s",
    async (model) => {
      for (const { by, period } of model === "linear" ? [...splits, ...more] : splits) {
        const { text: shown, message } = await say(`/funnel ${period.line} by ${by} model ${model}`);
        const [, head = "", body = ""] = /\n([^\n]+)\n-[- ]+\n([\s\S]+?\nTotal [^\n]+)/.exec(shown) ?? [];
        const table = body.split("\n").map((row) => row.trim().split(/ {2,}/));
        const labels = table.slice(0, -1).map(([label = ""]) => label);
        const counted = countShares(facts(), { model, by, isIn: period.isIn, stepsOf }, labels);
        expect(head).toMatch(/Sourced won +Credited won +Sourced value +Credited value$/);
        expect(table).toEqual(counted.cells);
        const said = [
          `${period.label}: ${counted.said} By the ${models[model]} model ${counted.most}`,
          ...[period.basis, counted.rates],
          ...(model === "decay" ? [counted.halfLife] : []),
          ...(counted.hasUntouched ? ["Unattributed: won without any touch"] : []),
        ];
        expectAll(facts(), shown, [...said, ...counted.cells.flat()]);
        const spoken = counted.cells.map(
          ([label, own, deals, , value]) => `${label}: ${deals} credited, ${own} sourced, ${value}`,
        );
        expectAll(facts(), message?.text ?? "", [...said, `${spoken.join("; ")}.`]);
        expectSoon(shown);
      }
    },
  );
}
