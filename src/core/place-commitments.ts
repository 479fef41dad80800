import { type Cell, isTagged, isWithin, printCell } from "./cell.ts";
import { splitInteger } from "./split.ts";

/** So many meetings or deals, or minor units of revenue, for a part of the company; both null: all of it. */
export type Placed = Cell & { n: bigint };

/** Where a team's meetings were: so many (whole, ≥ 0) with both tags. */
export type Mix = readonly (Cell & { n: number })[];

const sum = (list: readonly Placed[]): bigint => list.reduce((all, { n }) => all + n, 0n);
const atLeastNone = (n: bigint): bigint => (n > 0n ? n : 0n);

/**
 * What a team committed to for parts of the company and for all of it, cell by cell. A cell's commitment is part of that
 * of its product line or division, and those of the whole company's: what a wider one has beyond the narrower ones is
 * split as the team's meetings were (largest remainder), over cells without a commitment of their own where there are
 * any; without such meetings it stays where it was said. The parts add up to the wider commitment, or to the narrower
 * ones where those are more. Never throws.
 */
export function placeCommitments(committed: readonly Placed[], mix: Mix): Placed[] {
  const named = committed.filter(isTagged);
  const isWhole = ({ productLineId, divisionId }: Cell) => productLineId === null && divisionId === null;
  const halves = committed
    .filter((each) => !isTagged(each) && !isWhole(each))
    .map((half) => ({
      ...half,
      n: atLeastNone(half.n - sum(named.filter((each) => isWithin(each, half)))),
    }));
  const rest = atLeastNone(sum(committed.filter(isWhole)) - sum(named) - sum(halves));
  const whole: Placed = { productLineId: null, divisionId: null, n: rest };
  const spread = (wide: Placed): Placed[] => {
    const within = mix.filter((cell) => isTagged(cell) && isWithin(cell, wide) && cell.n > 0);
    const unnamed = within.filter(
      (cell) =>
        ![...named, ...halves].some((each) => !isWhole(each) && each !== wide && isWithin(cell, each)),
    );
    const over = unnamed.length > 0 ? unnamed : within;
    const parts = splitInteger(
      wide.n,
      over.map(({ n }) => n),
    );
    if (parts === null) return [wide];
    return over.map(({ productLineId, divisionId }, at) => ({
      productLineId,
      divisionId,
      n: parts[at] ?? 0n,
    }));
  };
  const cells = new Map<string, Placed>();
  for (const part of [...named, ...halves.flatMap(spread), ...spread(whole)]) {
    const key = printCell(part);
    cells.set(key, { ...part, n: part.n + (cells.get(key)?.n ?? 0n) });
  }
  return [...cells.values()].filter(({ n }) => n > 0n);
}
