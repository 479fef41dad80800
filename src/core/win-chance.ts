/** Deals by age in whole days: won or lost at that age, or still open at it today. */
export type AgeCounts = { ageDays: number; won: number; lost: number; open: number };

/**
 * How open deals of an age end: `win(age, days)` is the chance (0..1) that a deal open at `age` days is won within the
 * next `days`; `wins(days)` the same for one that opens now.
 */
export type WinChance = (ageDays: number, days: number) => number;

/**
 * The chance of an open deal to be won within so many days, by its age, from how all deals went: of those at risk at an
 * age the share that was won and lost at it. A lost deal leaves the risk here, because one that is known to be open is
 * not one of them (unlike Kaplan–Meier conversion, which asks of all that entered). Negative ages are left out. Beyond
 * the oldest win the chance is 0. Throws RangeError on a negative count.
 * Aalen–Johansen cumulative incidence of winning with losing as the competing risk, conditional on being open.
 */
export function estimateWinChance(rows: readonly AgeCounts[]): WinChance {
  const valid = rows.filter(({ ageDays }) => ageDays >= 0);
  for (const { won, lost, open } of valid)
    if (won < 0 || lost < 0 || open < 0) throw new RangeError("Deals are counted from 0.");
  const oldest = valid.reduce((most, { ageDays }) => Math.max(most, ageDays), 0);
  const at = new Map<number, { won: number; lost: number; open: number }>();
  for (const { ageDays, won, lost, open } of valid) {
    const known = at.get(ageDays) ?? { won: 0, lost: 0, open: 0 };
    at.set(ageDays, { won: known.won + won, lost: known.lost + lost, open: known.open + open });
  }
  // survival[a]: still open after the exits of age a; incidence[a]: won by age a, of all that entered.
  const survival = new Float64Array(oldest + 2);
  const incidence = new Float64Array(oldest + 2);
  let atRisk = valid.reduce((sum, { won, lost, open }) => sum + won + lost + open, 0);
  let alive = 1;
  let wins = 0;
  for (let age = 0; age <= oldest; age += 1) {
    const { won = 0, lost = 0, open = 0 } = at.get(age) ?? {};
    if (atRisk > 0) {
      wins += (alive * won) / atRisk;
      alive *= 1 - (won + lost) / atRisk;
    }
    survival[age] = alive;
    incidence[age] = wins;
    atRisk -= won + lost + open;
  }
  return (ageDays, days) => {
    // The chance is per whole day ahead; what happened on the deal's own day of opening is part of its first.
    const from = ageDays <= 0 ? -1 : Math.min(ageDays, oldest);
    const to = Math.min(ageDays + days, oldest);
    if (days <= 0 || ageDays > oldest || to <= from) return 0;
    const left = from < 0 ? 1 : (survival[from] ?? 0);
    if (left <= 0) return 0;
    const won = (incidence[to] ?? 0) - (from < 0 ? 0 : (incidence[from] ?? 0));
    return Math.max(0, Math.min(1, won / left));
  };
}

/** What is known of deals that have ever reached a stage, or of all: how many were won and closed, whole numbers. */
export type StageRecord = { won: number; closed: number };

/** A stage's own record weighs against the ledger's as much as so many closed deals. */
const priorClosed = 10;

/**
 * How much likelier (over 1) or less likely deals of a stage are won than deals in general: the stage's win rate, shrunk
 * towards the ledger's by ten deals' worth, ÷ the ledger's. 1 without a win in the ledger.
 */
export function stageFactor(stage: StageRecord, all: StageRecord): number {
  if (all.closed <= 0 || all.won <= 0) return 1;
  const rate = all.won / all.closed;
  return (stage.won + priorClosed * rate) / (stage.closed + priorClosed) / rate;
}

/**
 * The wins to expect within `days` from deals that are yet to open, `perDay` of them on average: Σ over the days left of
 * the chance to be opened and still won in time. Not rounded.
 */
export function expectedNewWins(chance: WinChance, perDay: number, days: number): number {
  let sum = 0;
  for (let left = days - 1; left > 0; left -= 1) sum += perDay * chance(0, left);
  return sum;
}
