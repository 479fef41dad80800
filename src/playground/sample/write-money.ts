import { addMonths, type Day } from "../../core/day.ts";
import { addQuarters, quarterOf, quarterPeriod } from "../../core/period.ts";
import { setBudget } from "../../data/budgets.ts";
import { changeCampaign } from "../../data/campaigns.ts";
import type { Tx } from "../../data/client.ts";
import { addDefinition } from "../../data/definitions.ts";
import { setRate } from "../../data/rates.ts";
import { people } from "../seed.ts";
import { rules } from "./company.ts";
import { fiscal } from "./days.ts";
import type { SampleCampaign } from "./plan-campaigns.ts";
import type { IdOf, Writing } from "./write-names.ts";

/** Money in whole dollars and people in tenths that each of Northwind's teams has in a quarter. */
const approved: readonly { team: string; money: number; headTenths: number }[] = [
  { team: "Marketing", money: 140_000, headTenths: 65 },
  { team: "Sales", money: 20_000, headTenths: 120 },
  { team: "Partners", money: 15_000, headTenths: 20 },
];

/** What a euro was worth in dollars on the first of each month, over and over. */
const dollarsPerEuro = ["1.08", "1.09", "1.11", "1.10", "1.07", "1.09"] as const;

type Given = {
  today: Day;
  teamId: IdOf;
  campaignId: IdOf;
  productLineId: IdOf;
  divisionId: IdOf;
  campaigns: readonly SampleCampaign[];
};

/** What Northwind's campaigns are, what it judges them by, what a euro was worth, and what its teams may spend. */
export async function writeMoney(tx: Tx, writing: Writing, given: Given): Promise<void> {
  await writeCampaigns(tx, writing, given);
  await writeRules(tx, writing);
  await writeRates(tx, writing, given);
  await writeBudgets(tx, writing, given);
}

async function writeCampaigns(tx: Tx, { ledgerId }: Writing, given: Given): Promise<void> {
  for (const { name, product, division, startDay, endDay, leadDays } of given.campaigns)
    await changeCampaign(
      tx,
      ledgerId,
      { id: given.campaignId(name), version: 1 },
      {
        ...{ ownerUserId: people.marketer.id, startDay, endDay, leadDays },
        ...(product !== undefined && { productLineId: given.productLineId(product) }),
        ...(division !== undefined && { divisionId: given.divisionId(division) }),
      },
    );
}

async function writeRules(tx: Tx, { ledgerId, newId, createdAt }: Writing): Promise<void> {
  const set = { ledgerId, setBy: people.admin.id, setAt: createdAt };
  await addDefinition(tx, { ...set, id: newId(), key: "margin", value: String(rules.marginBp) });
  await addDefinition(tx, { ...set, id: newId(), key: "hurdle", value: String(rules.hurdleBp) });
}

/** A rate on the first of every month since the oldest campaign began. */
async function writeRates(
  tx: Tx,
  { ledgerId, newId, createdAt }: Writing,
  { campaigns, today }: Given,
): Promise<void> {
  const [first = today] = campaigns.map(({ startDay }) => startDay).toSorted();
  const set = { ledgerId, currency: "EUR", setBy: people.admin.id, setAt: createdAt };
  for (let month = 0, day = first; day <= today; month += 1, day = addMonths(first, month)) {
    const rate = dollarsPerEuro[month % dollarsPerEuro.length] ?? dollarsPerEuro[0];
    await setRate(tx, { ...set, id: newId(), day, rate });
  }
}

/** Budgets and heads of the last, this and the next quarter. */
async function writeBudgets(
  tx: Tx,
  { ledgerId, newId, createdAt, currency }: Writing,
  { today, teamId }: Given,
): Promise<void> {
  for (const step of [-1, 0, 1]) {
    const quarter = addQuarters(quarterOf(today, fiscal), step);
    const { start: startDay, end: endDay } = quarterPeriod(quarter, fiscal);
    for (const { team, money, headTenths } of approved) {
      const whose = { ledgerId, teamId: teamId(team), quarter, startDay, endDay, setBy: people.admin.id };
      const none = { amountMinor: null, currency: null, headTenths: null };
      const row = { ...whose, ...none, setAt: createdAt };
      const amount = { amountMinor: BigInt(money) * 100n, currency };
      await setBudget(tx, { ...row, id: newId(), kind: "money", ...amount });
      await setBudget(tx, { ...row, id: newId(), kind: "staff", headTenths });
    }
  }
}
