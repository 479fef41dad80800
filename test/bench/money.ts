import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import Sqlite from "better-sqlite3";
import pg from "pg";
import { dayAt } from "../../src/core/day.ts";
import type { Period } from "../../src/core/period.ts";
import { clockwork, forLedger } from "../../src/ctx.ts";
import { numberMarks } from "../../src/data/ask.ts";
import { getLedger } from "../../src/data/ledgers.ts";
import { migrate } from "../../src/data/migrate.ts";
import { startPostgres } from "../support/postgres-server.ts";
import { campaignsPerSource, generateMoney, type MoneySizes } from "./generate-money.ts";
import { atMost, type Line, ms, plain } from "./lines.ts";
import { lastQuarter, type MoneyReport, moneyReports } from "./money-reports.ts";
import { median, percentile, timeOf } from "./percentile.ts";
import type { RawAsk } from "./raw-funnel.ts";
import type { RawMoney } from "./raw-money.ts";
import { type SeededLedger, seedLedger, userId } from "./seed-ledger.ts";
import { startRoundtrip } from "./start-roundtrip.ts";
import { startStubSlack } from "./stub-slack.ts";
import { makeTempDatabase } from "./temp-database.ts";

const mostGapMs = 50;
/** Each report is asked so many times, or for so long where it takes long, but three times at the least. */
const rounds = 20;
const patienceMs = 15_000;
const fewestRounds = 3;

type Took = { ours: number[]; raw: number[]; gapMs: number };

/** Both ways in turn; the first time of each, which fills caches, checks that they agree. */
async function measure({ ours, raw, check }: MoneyReport): Promise<Took> {
  await check();
  const took: Took = { ours: [], raw: [], gapMs: 0 };
  const startedAt = performance.now();
  const isPatient = () => performance.now() - startedAt < patienceMs || took.ours.length < fewestRounds;
  while (took.ours.length < rounds && isPatient()) {
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    took.ours.push(await timeOf(ours));
    await sleep(2); // a loop that was held to the end says so at its next turn
    delay.disable();
    took.gapMs = Math.max(took.gapMs, delay.max / 1e6);
    took.raw.push(await timeOf(raw));
  }
  return took;
}

/** All reports of money of one generated ledger, a line for each and the longest gap of all. */
async function compare(
  where: { url: string; name: string; period: Period; seeded: SeededLedger },
  raw: Pick<RawMoney, "ask" | "days" | "yearBefore">,
): Promise<Line[]> {
  const { url, name, period, seeded } = where;
  const slack = await startStubSlack();
  const app = await startRoundtrip(url, slack.apiUrl);
  try {
    const ledger = await getLedger(app.services.database.db, seeded.ledgerId);
    const ctx = forLedger(app.services, ledger, userId, clockwork);
    const sources = await raw.ask(`SELECT "id", "name" FROM "Source" WHERE "ledgerId" = ?`, [ledger.id]);
    const asked: RawMoney = {
      ...{ ...raw, ledgerId: ledger.id, campaignId: `c-${seeded.sources[0]?.id}-${campaignsPerSource - 3}` },
      sources: new Map(sources.map(({ id, name: source }) => [String(source), String(id)])),
    };
    const lines: Line[] = [];
    const gaps: number[] = [];
    for (const report of moneyReports(ctx, asked, period)) {
      const { ours, raw: theirs, gapMs } = await measure(report);
      const ratio = median(ours.map((took, round) => took / (theirs[round] ?? 1)));
      const [p50, p95, rawP50] = [percentile(ours, 0.5), percentile(ours, 0.95), percentile(theirs, 0.5)];
      gaps.push(gapMs);
      lines.push(
        plain(
          `${report.name}, ${name}: ours ÷ raw SQL, p50 and p95 of ${ours.length}`,
          `${ratio.toFixed(2)}× (${ms(p50)} ÷ ${ms(rawP50)}), ${ms(p95)}, loop ${ms(gapMs)}`,
        ),
      );
    }
    const longest = Math.max(...gaps);
    const aim = { most: mostGapMs, unit: " ms", figure: ms(longest) };
    return [...lines, atMost(`reports of money, ${name}: longest gap of the main loop`, longest, aim)];
  } finally {
    await app.stop();
    await slack.close();
  }
}

async function onSqlite(sizes: MoneySizes, period: Period): Promise<Line[]> {
  const database = await makeTempDatabase();
  try {
    const seeded = await seedLedger(database.url, Date.now());
    const filling = new Sqlite(database.path);
    // Indexes are built afterwards, which is several times faster than filling them row by row.
    const indexes = filling
      .prepare<[], { name: string; sql: string }>(
        `SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL
          AND tbl_name IN ('Account', 'Attribute', 'Lead', 'Touch', 'Deal', 'Meeting', 'Spend')`,
      )
      .all();
    for (const pragma of ["foreign_keys = OFF", "cache_size = -1000000", "temp_store = MEMORY"])
      filling.pragma(pragma);
    filling.exec("BEGIN");
    for (const { name } of indexes) filling.exec(`DROP INDEX "${name}"`);
    await generateMoney((sql) => void filling.exec(sql), seeded, period, sizes);
    for (const { sql } of indexes) filling.exec(sql);
    filling.exec("COMMIT");
    filling.close();
    const connection = new Sqlite(database.path, { readonly: true });
    const prepared = new Map<string, Sqlite.Statement<string[], Record<string, unknown>>>();
    const ask: RawAsk = (sql, params) => {
      const statement = prepared.get(sql) ?? connection.prepare<string[], Record<string, unknown>>(sql);
      prepared.set(sql, statement);
      return statement.all(...params);
    };
    const lines = await compare(
      { url: database.url, name: `${sizes.leads} leads, SQLite`, period, seeded },
      {
        ask,
        days: (from, to) => `CAST(julianday(${to}) - julianday(${from}) AS INTEGER)`,
        yearBefore: (day) => `date(${day}, '-12 months', 'floor')`,
      },
    );
    connection.close();
    return lines;
  } finally {
    database.drop();
  }
}

async function onPostgres(sizes: MoneySizes, period: Period): Promise<Line[]> {
  const server = await startPostgres();
  const url = server.urlOf("postgres");
  const client = new pg.Client(url);
  try {
    await migrate(url);
    const seeded = await seedLedger(url, Date.now());
    await client.connect();
    await client.query("SET session_replication_role = replica"); // as on SQLite: what was generated is not checked row by row
    await generateMoney(async (sql) => void (await client.query(sql)), seeded, period, sizes);
    await client.query("VACUUM ANALYZE");
    return await compare(
      { url, name: `${sizes.leads} leads, PostgreSQL`, period, seeded },
      {
        ask: async (sql, params) =>
          (await client.query<Record<string, unknown>>(numberMarks(sql).sql, [...params])).rows,
        days: (from, to) => `CAST(${to} AS DATE) - CAST(${from} AS DATE)`,
        yearBefore: (day) => `to_char(CAST(${day} AS DATE) - make_interval(months => 12), 'YYYY-MM-DD')`,
      },
    );
  } finally {
    await client.end();
    await server.stop();
  }
}

/**
 * The reports of money against raw SQL with the same figures, on 1M leads, 100k deals and 10k entries of spend (a tenth
 * with --quick, and on PostgreSQL unless --full): how long they take, and for how long they hold the main loop.
 */
export async function benchMoney({
  isQuick,
  isFull,
}: {
  isQuick: boolean;
  isFull: boolean;
}): Promise<Line[]> {
  const sizesFor = (leads: number): MoneySizes => ({
    ...{
      leads,
      deals: leads / 10,
      leadsInPeriod: leads / 40,
      dealsInPeriod: leads / 400,
      spend: leads / 100,
    },
  });
  const [all, tenth] = [1_000_000, 100_000]; // below a tenth no source has enough for a verdict
  const period = lastQuarter(dayAt(Date.now(), "UTC"));
  return [
    ...(await onSqlite(sizesFor(isQuick ? tenth : all), period)),
    ...(await onPostgres(sizesFor(isFull ? all : tenth), period)),
  ];
}
