import type { Day } from "../../core/day.ts";
import { addQuarters, quarterOf, quarterPeriod } from "../../core/period.ts";
import { setBudget } from "../../data/budgets.ts";
import { changeCampaign } from "../../data/campaigns.ts";
import type { Tx } from "../../data/client.ts";
import { people } from "../seed.ts";
import { fiscal } from "./days.ts";
import type { IdOf, Writing } from "./write-names.ts";

/** Money in whole dollars and people in tenths that each of Northwind's teams has in a quarter. */
const approved: readonly { team: string; money: number; headTenths: number }[] = [
  { team: "Marketing", money: 60_000, headTenths: 65 },
  { team: "Sales", money: 20_000, headTenths: 120 },
  { team: "Partners", money: 10_000, headTenths: 20 },
];

/** Budgets and heads of the last, this and the next quarter, and who owns the campaigns. */
export async function writeMoney(
  tx: Tx,
  { ledgerId, newId, createdAt, currency }: Writing,
  given: { today: Day; teamId: IdOf; campaignId: IdOf; campaigns: readonly { name: string }[] },
): Promise<void> {
  for (const { name } of given.campaigns)
    await changeCampaign(
      tx,
      ledgerId,
      { id: given.campaignId(name), version: 1 },
      { ownerUserId: people.marketer.id },
    );
  for (const step of [-1, 0, 1]) {
    const quarter = addQuarters(quarterOf(given.today, fiscal), step);
    const { start: startDay, end: endDay } = quarterPeriod(quarter, fiscal);
    for (const { team, money, headTenths } of approved) {
      const common = {
        ledgerId,
        teamId: given.teamId(team),
        quarter,
        startDay,
        endDay,
        setBy: people.admin.id,
      };
      const row = { ...common, setAt: createdAt };
      await setBudget(tx, {
        ...row,
        id: newId(),
        kind: "money",
        amountMinor: BigInt(money) * 100n,
        currency,
        headTenths: null,
      });
      await setBudget(tx, {
        ...row,
        id: newId(),
        kind: "staff",
        amountMinor: null,
        currency: null,
        headTenths,
      });
    }
  }
}
