import jstat from "jstat";
import { spentCents, wonCents } from "./count-cost.ts";
import { creditsOf, touchesOf } from "./count-credits.ts";
import { at, dayWords, multiple, short, tenths } from "./print.ts";
import { daysFrom, daysLater, type Fact, type Facts, isNone, text } from "./read-facts.ts";

export const margin = 0.4;
export const hurdle = 2;

/** The age by which a share of the wins has come: Kaplan–Meier, lost deals at risk for ever. */
export function ageOfWins({ deals, today }: Facts, share: number): number {
  const isOver = (deal: Fact) => /lost|disqualified/.test(text(deal, "status"));
  const ages = deals
    .filter((deal) => !isOver(deal))
    .map((deal) => ({
      isWon: deal.status === "won",
      age: daysFrom(text(deal, "ready"), deal.status === "won" ? text(deal, "closed") : today),
    }));
  const curve: { age: number; won: number }[] = [];
  let survival = 1;
  for (const age of [...new Set(ages.map((each) => each.age))].toSorted((a, b) => a - b)) {
    const atRisk = deals.filter(isOver).length + ages.filter((each) => each.age >= age).length;
    const wins = ages.filter((each) => each.age === age && each.isWon).length;
    survival *= 1 - wins / atRisk;
    if (wins > 0) curve.push({ age, won: 1 - survival });
  }
  const end = curve.at(-1)?.won ?? 0;
  return curve.find(({ won }) => won >= share * end - 1e-9)?.age ?? Number.NaN;
}

/** One row of the verdicts' table, and the words of its sentence that hold figures. */
export type VerdictLine = { label: string; cells: string[]; said: string };

/** Every verdict by source or campaign, worked out deal by deal. */
export function countVerdicts(facts: Facts, by: "source" | "campaign"): VerdictLine[] {
  const { today } = facts;
  const p80 = ageOfWins(facts, 0.8);
  const until = daysLater(today, -p80);
  const from = `${Number(until.slice(0, 4)) - 2}${until.slice(4)}`;
  const judged = facts.deals.filter((deal) => text(deal, "ready") >= from && text(deal, "ready") <= today);
  const isOld = (deal: Fact) => text(deal, "ready") <= until;
  const own = (deal: Fact) => !isNone(deal, "amount");
  const old = judged.filter(isOld);
  const won = old.filter(({ status }) => status === "won");
  const paid = facts.deals.filter(
    (deal) => deal.status === "won" && text(deal, "ready") >= from && own(deal),
  );
  const worths = paid.map((deal) => wonCents(facts, [deal])).filter((cents) => cents > 0);
  const mean = worths.reduce((sum, cents) => sum + cents, 0) / worths.length;
  const variance = worths.reduce((sum, cents) => sum + (cents - mean) ** 2, 0) / worths.length;
  const pool = {
    conversion: (won.length + 0.5) / (old.length + 1),
    mean,
    variation: Math.sqrt(variance) / mean,
  };

  const shares = judged.map((deal) => {
    const steps = touchesOf(facts, deal);
    const credits = creditsOf("linear", steps, deal, 30);
    return {
      deal,
      of: (key: string) =>
        steps.reduce((sum, step, index) => (step[by] === key ? sum + (credits[index] ?? 0) : sum), 0) /
        10_000,
    };
  });
  const keys = [...new Set(facts.spend.flatMap((row) => (isNone(row, by) ? [] : [text(row, by)])))];
  return keys.map((label) => {
    const credited = (keep: (deal: Fact) => boolean, read: (deal: Fact) => number = () => 1) =>
      shares.reduce((sum, { deal, of }) => (keep(deal) ? sum + of(label) * read(deal) : sum), 0);
    const isWon = (deal: Fact) => deal.status === "won" && isOld(deal);
    const spent = (keep: (day: string) => boolean) =>
      spentCents(facts, (row) => row[by] === label && text(row, "day") >= from && keep(text(row, "day")));
    const [before, since] = [spent((day) => day <= until), spent((day) => day > until)];
    const [meetings, young] = [credited(isOld), credited((deal) => !isOld(deal))];
    const wins = credited(isWon);
    const worth = (deal: Fact) => wonCents(facts, [deal]);
    const evidence = {
      meetings,
      wins,
      brought: credited(isWon, worth),
      withAmount: credited((deal) => isWon(deal) && worth(deal) > 0),
    };
    const got = (evidence.brought * margin) / before;
    const range = intervalOf(evidence, pool).map((cents) => (cents * margin) / before);
    const [low = 0, high = 0] = range;
    const isTooYoung =
      since === 0 ? young > 0.2 * (meetings + young) + 1e-9 : meetings < 5 && meetings + young >= 5;
    const lastReady =
      judged
        .filter((deal) => deal[by] === label)
        .map((deal) => text(deal, "ready"))
        .toSorted()
        .at(-1) ?? today;
    const nextQuarter = "2027-01-01";
    const later = (day: string, or: string) => (day > today ? day : or);
    const firstSpend =
      facts.spend
        .filter((row) => row[by] === label && text(row, "day") >= from)
        .map((row) => text(row, "day"))
        .toSorted()[0] ?? today;
    const decided = daysLater(lastReady, p80);
    const inFourWeeks = daysLater(today, 28);
    const line = (mark: string, shown: boolean, look: string, said: string): VerdictLine => ({
      label,
      cells: [
        ...[label, mark, short(before > 0 ? before : since), `${tenths(wins)} of ${tenths(meetings)}`],
        ...[
          shown || mark === "… too small" ? multiple(got) : "–",
          shown ? `${multiple(low)}–${multiple(high)}` : "–",
          look,
        ],
      ],
      said: `${said} Look again ${dayWords(look)}.`,
    });
    if (before <= 0)
      return line(
        "… too early",
        false,
        later(daysLater(firstSpend, p80), inFourWeeks),
        `nothing was spent ${p80} days ago or earlier.`,
      );
    if (isTooYoung)
      return line(
        "… too early",
        false,
        later(decided, inFourWeeks),
        `${tenths(young)} of ${tenths(meetings + young)} meetings are younger than ${p80} days.`,
      );
    if (meetings < 5)
      return line(
        "… too small",
        false,
        nextQuarter,
        `${tenths(meetings)} meetings old enough, and 5 are the least.`,
      );
    const sentence = `${tenths(wins)} of ${tenths(meetings)} meetings won; ${multiple(got)} came back, 80 % sure between ${multiple(low)} and ${multiple(high)}, `;
    if (high < hurdle)
      return line("▼ set aside", true, later(decided, nextQuarter), `${sentence}under the hurdle of 2.00×.`);
    if (low > hurdle) return line("▲ continue", true, nextQuarter, `${sentence}over the hurdle of 2.00×.`);
    return line("◆ watch", true, nextQuarter, `${sentence}on both sides of the hurdle of 2.00×.`);
  });
}

/** The 80 % interval of what such meetings are worth: Beta for the chance to win, Gamma for the mean amount. */
function intervalOf(
  own: { meetings: number; wins: number; brought: number; withAmount: number },
  pool: { conversion: number; mean: number; variation: number },
): [number, number] {
  const shares = Array.from({ length: 32 }, (_, index) => (index + 0.5) / 32);
  const weight = 5 + own.withAmount;
  const mean = (5 * pool.mean + own.brought) / weight;
  const shape = weight / pool.variation ** 2;
  const worths = shares.flatMap((p) => {
    const chance = jstat.beta.inv(
      p,
      2 * pool.conversion + own.wins,
      2 * (1 - pool.conversion) + own.meetings - own.wins,
    );
    return shares.map((q) => own.meetings * chance * mean * jstat.gamma.inv(q, shape, 1 / shape));
  });
  return [at(worths, 0.1), at(worths, 0.9)];
}
