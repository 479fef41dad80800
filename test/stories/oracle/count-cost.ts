import { short } from "./print.ts";
import { dollars, type Fact, type Facts, isNone, minor, text } from "./read-facts.ts";

/** One span of the cost table: cents and meetings by "product in division", what cannot be given to a cell, and the whole. */
export type Span = { cells: Map<string, { cents: number; n: number }>; others: number };

const orNull = (fact: Fact, ...columns: string[]): string | null => {
  const found = columns.find((column) => !isNone(fact, column));
  return found === undefined ? null : text(fact, found);
};

/** A team's money ÷ its own meetings, cell by cell; money without both tags goes where the team's tagged meetings are. */
export function countCost(facts: Facts, start: string, end: string): Span {
  const spend = facts.spend.filter((row) => text(row, "day") >= start && text(row, "day") < end);
  const meetings = facts.deals.filter(
    (row) =>
      text(row, "ready") >= start && text(row, "ready") < end && text(row, "status") !== "disqualified",
  );
  const cells: Span["cells"] = new Map();
  const into = (name: string) => {
    const cell = cells.get(name) ?? { cents: 0, n: 0 };
    cells.set(name, cell);
    return cell;
  };
  const cellOf = (product: string | null, division: string | null) =>
    product === null || division === null ? "Unallocated" : `${product} in ${division}`;
  const spenders = new Set(spend.map((row) => orNull(row, "team", "sourceTeam")));
  for (const row of spend) {
    const cents = dollars(facts, [{ fact: row, day: text(row, "day") }]).cents;
    const product = orNull(row, "product", "campaignProduct");
    const division = orNull(row, "division", "campaignDivision");
    const own = meetings.filter((deal) => orNull(deal, "team") === orNull(row, "team", "sourceTeam"));
    const tagged = own.filter((deal) => !isNone(deal, "product") && !isNone(deal, "division"));
    const fitting = tagged.filter(
      (deal) =>
        (product === null || text(deal, "product") === product) &&
        (division === null || text(deal, "division") === division),
    );
    if (product !== null && division !== null) into(cellOf(product, division)).cents += cents;
    else if (fitting.length === 0 || tagged.length < 0.8 * own.length) into("Unallocated").cents += cents;
    else
      for (const deal of fitting)
        into(cellOf(text(deal, "product"), text(deal, "division"))).cents += cents / fitting.length;
  }
  const counted = meetings.filter((deal) => !isNone(deal, "team") && spenders.has(text(deal, "team")));
  for (const deal of counted) into(cellOf(orNull(deal, "product"), orNull(deal, "division"))).n += 1;
  const all = [...cells.values()];
  cells.set("Total", {
    cents: Math.round(all.reduce((sum, { cents }) => sum + cents, 0)),
    n: all.reduce((sum, { n }) => sum + n, 0),
  });
  return { cells, others: meetings.length - counted.length };
}

/** A cell as the table has it: "$512 (8)". */
export function costCell(cell: { cents: number; n: number } | undefined): string {
  const { cents, n } = cell ?? { cents: 0, n: 0 };
  if (Math.round(cents) === 0) return n === 0 ? "–" : `– (${n})`;
  return n === 0 ? `spent ${short(cents)}, none yet` : `${short(Math.round(cents / n))} (${n})`;
}

/** Every row of the spend in cents, so that a sum of the rows can be held against the whole. */
export const spentCents = (facts: Facts, keep: (row: Fact) => boolean): number =>
  dollars(
    facts,
    facts.spend.filter(keep).map((fact) => ({ fact, day: text(fact, "day") })),
  ).cents;

export const wonCents = (facts: Facts, deals: readonly Fact[]): number =>
  dollars(
    facts,
    deals.filter((deal) => minor(deal) !== 0).map((fact) => ({ fact, day: text(fact, "closed") })),
  ).cents;
