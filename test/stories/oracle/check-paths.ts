import { expect, it } from "vitest";
import { renderMessage } from "../../../src/playground/render-text.ts";
import type { inOffice } from "../in-office.ts";
import { countPath } from "./count-path.ts";
import { type Fact, type Facts, isNone, text } from "./read-facts.ts";

type Story = ReturnType<typeof inOffice> & { facts: () => Facts; readAgain: () => Promise<Facts> };

/** Open deals of campaigns are won, and their owner is told each whole path. Records change here: the last of the checks. */
export function checkPaths({ say, press, db, slack, office, facts, readAgain }: Story): void {
  it("what a campaign's owner is told of its wins", async () => {
    const open = facts().deals.filter((deal) => deal.status === "open" && !isNone(deal, "campaign"));
    const pick = (what: string, is: (deal: Fact) => boolean): string => {
      const found = open.find(is);
      if (found === undefined) throw new Error(`no open deal ${what}`);
      open.splice(open.indexOf(found), 1);
      return text(found, "company");
    };
    const touched = ({ account }: Fact) =>
      facts().touches.filter((touch) => touch.account === account).length;
    const inEuros = pick("of the fair that is paid in euros", ({ campaign }) => campaign === "autumn-fair");
    const withoutLead = pick("without a lead", ({ lead }) => lead === null);
    const known = pick("of a company met before", (deal) => !isNone(deal, "lead") && touched(deal) > 1);
    const early = pick("of July", (deal) => !isNone(deal, "lead") && text(deal, "ready") < "2026-08-01");
    await touchOften(known);

    await say(`/deal closed ${inEuros} €52,300`);
    await press(await say(`/deal closed ${withoutLead} $43,210.50`), "Good lead");
    await say(`/deal closed ${known} $12k on 2026-11-10`);
    await say(`/meeting ${early} booked 2026-08-01`);
    await press(await press(await say(`/deal closed ${early} on 2026-11-20`), "Poor lead"), "Add a reason…");
    await slack().fill({ user: "rep", values: { reason: "a student" } });
    office().clock.forward(60_000);
    await office().deliver();

    const after = await readAgain();
    const told = (await slack().directMessages("marketer")).filter(({ text: said }) =>
      said.startsWith("Won from"),
    );
    const expected = await Promise.all(
      [inEuros, withoutLead, known, early].map((company) => {
        const deal = after.deals.find((each) => each.company === company && each.status === "won");
        if (deal === undefined) throw new Error(`${company} is not won`);
        return countPath(office().services.database, after, deal);
      }),
    );
    const byText = (a: { text: string }, b: { text: string }) => (a.text < b.text ? -1 : 1);
    const shown = told.map((each) => ({ text: each.text, shown: renderMessage(each) }));
    expect(shown.toSorted(byText)).toEqual(expected.toSorted(byText));
  });

  /** More touches of a company than a page of them, on days before and after it buys, and one that was never so. */
  async function touchOften(company: string): Promise<void> {
    const account = await db().account.findFirstOrThrow({ where: { name: company } });
    const source = await db().source.findFirstOrThrow({
      where: { ledgerId: account.ledgerId, name: "referral" },
    });
    await db().touch.createMany({
      data: Array.from({ length: 60 }, (_, at) => ({
        ...{ id: `often-${at}`, ledgerId: account.ledgerId, accountId: account.id, sourceId: source.id },
        ...{ day: new Date(Date.UTC(2026, 9, 1 + at)).toISOString().slice(0, 10), createdAt: BigInt(at) },
        status: at === 7 ? "undone" : "open",
      })),
    });
  }
}
