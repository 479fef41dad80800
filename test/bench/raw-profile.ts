import { binsFrom, wordsForBin } from "../../src/core/number-bins.ts";
import { quantileFromCounts, type ValueCount } from "../../src/core/quantile.ts";
import type { RawMoney } from "./raw-money.ts";

const attributes = ["sector", "region", "employees"] as const;
type Counts = { won: number; lost: number; minor: number; days: ValueCount[]; sources: Map<string, number> };

/**
 * `/funnel profile` of all closed deals, written for these three attributes: two passes over the deals, grouped by all
 * that is asked of them; single values and pairs are added up from those. By name: "sector retail and region Asia".
 */
export async function askProfile({ ask, days, ledgerId }: RawMoney) {
  const maxOf = (key: string) => `max(CASE WHEN a."key" = '${key}' THEN a."value" END) AS "${key}"`;
  const accounts = `a AS MATERIALIZED (SELECT a."accountId" AS id, ${attributes.map(maxOf).join(", ")} FROM "Attribute" a
    WHERE a."ledgerId" = ? AND a."accountId" IN (SELECT d."accountId" FROM "Deal" d WHERE d."ledgerId" = ? AND d."status" IN ('won', 'lost')) GROUP BY 1)`;
  const both = [ledgerId, ledgerId];
  const quarters = await ask(
    `WITH ${accounts} SELECT place, max(n) AS n FROM (SELECT CAST(employees AS BIGINT) AS n, ntile(4) OVER (ORDER BY CAST(employees AS BIGINT)) AS place FROM a) q GROUP BY 1`,
    both,
  );
  const bins = binsFrom(quarters.map(({ n }) => Number(n)));
  const bin = `CASE ${bins.map((each) => `${each.upTo === null ? "ELSE" : `WHEN CAST(a.employees AS BIGINT) <= ${each.upTo} THEN`} '${wordsForBin(each)}'`).join(" ")} END`;
  const grouped = (columns: string, statuses: string) =>
    ask(
      `WITH ${accounts}, b AS MATERIALIZED (SELECT a.id, a.sector, a.region, ${bin} AS employees FROM a)
        SELECT b.sector, b.region, b.employees, ${columns}, count(*) AS n, sum(CASE WHEN d."status" = 'won' THEN d."amountMinor" ELSE 0 END) AS minor
        FROM "Deal" d JOIN b ON b.id = d."accountId" WHERE d."ledgerId" = ? AND d."status" IN (${statuses}) GROUP BY 1, 2, 3, 4, 5`,
      [...both, ledgerId],
    );
  const closed = await grouped(`d."status" AS status, d."sourceId" AS source`, "'won', 'lost'");
  const won = await grouped(
    `'won' AS status, ${days('d."salesReadyDay"', 'd."closedDay"')} AS days`,
    "'won'",
  );
  const kinds = new Map<string, Counts>();
  const at = (name: string) => {
    const known: Counts = kinds.get(name) ?? { won: 0, lost: 0, minor: 0, days: [], sources: new Map() };
    kinds.set(name, known);
    return known;
  };
  const kindsOf = (row: Record<string, unknown>) => {
    const [sector = "", region = "", employees = ""] = attributes.map((name) => `${name} ${row[name]}`);
    // in the order in which our own report names the two of a pair: by attribute
    const pairs = [
      [employees, region],
      [employees, sector],
      [region, sector],
    ].map((pair) => pair.join(" and "));
    return [sector, region, employees, ...pairs].map(at);
  };
  for (const row of closed) {
    for (const kind of kindsOf(row)) {
      kind[row.status === "won" ? "won" : "lost"] += Number(row.n);
      kind.minor += Number(row.minor);
      const name = String(row.source);
      kind.sources.set(name, (kind.sources.get(name) ?? 0) + (row.status === "won" ? Number(row.n) : 0));
    }
  }
  for (const row of won) for (const kind of kindsOf(row)) kind.days.push([Number(row.days), Number(row.n)]);
  return Object.fromEntries([...kinds].map(([name, kind]) => [name, figuresOf(kind)]));
}

const figuresOf = ({ won, lost, minor, days, sources }: Counts) =>
  `${won} of ${won + lost}, ${minor}, median ${quantileFromCounts(days, 0.5)}, ${[...sources.values()].sort((a, b) => b - a).join(" ")}`;
