import { expect, it } from "vitest";
import type { Reply } from "../../../src/playground/reply.ts";
import { full } from "./print.ts";
import { dollars, type Fact, type Facts, isNone, text } from "./read-facts.ts";

type Story = { say: (line: string) => Promise<Reply>; facts: () => Facts };

/** Revenue and pipeline of the last quarter, of all and by team, deal by deal. */
export function checkScorecard({ say, facts }: Story): void {
  it("what a scorecard has of revenue and pipeline, euros at the rate of each deal's day", async () => {
    const isIn = (day: string) => day >= "2026-07-01" && day < "2026-10-01";
    const won = (deal: Fact) => text(deal, "status") === "won" && isIn(text(deal, "closed"));
    const ready = (deal: Fact) => text(deal, "status") !== "disqualified" && isIn(text(deal, "ready"));
    for (const [metric, counts, column] of [
      ["revenue", won, "closed"],
      ["pipeline", ready, "ready"],
    ] as const) {
      const counted = facts().deals.filter((deal) => counts(deal) && !isNone(deal, "amount"));
      expect(counted.some(({ currency }) => currency === "EUR")).toBe(true);
      const sumOf = (deals: readonly Fact[]) =>
        full(
          dollars(
            facts(),
            deals.map((fact) => ({ fact, day: text(fact, column) })),
          ).cents,
        );
      const why = async (id: string) => (await say(`/roundtrip why ${metric}${id} 2026-Q3`)).text;
      const total = await why(":total");
      expect(total).toContain(`${counted.length} records, together ${sumOf(counted)} ${metric}`);
      expect(total).toContain("Converted at EUR 1 = USD ");
      for (const team of ["Marketing", "Sales", "Partners"]) {
        const own = sumOf(counted.filter((deal) => text(deal, "team") === team));
        expect(await why(`.${team.toLowerCase()}`)).toContain(`together ${own} ${metric}`);
      }
    }
  });
}
