import { deepStrictEqual } from "node:assert/strict";
import { monitorEventLoopDelay } from "node:perf_hooks";
import Sqlite from "better-sqlite3";
import pg from "pg";
import { addDays, dayAt } from "../../src/core/day.ts";
import { type Period, quarterOf, quarterPeriod } from "../../src/core/period.ts";
import { clockwork, forLedger, type Services } from "../../src/ctx.ts";
import type { Question } from "../../src/data/ask.ts";
import { numberMarks } from "../../src/data/ask.ts";
import { getLedger } from "../../src/data/ledgers.ts";
import { migrate } from "../../src/data/migrate.ts";
import { buildFunnelReport } from "../../src/reports/build-funnel.ts";
import { startPostgres } from "../support/postgres-server.ts";
import { generateHistory, type Sizes } from "./generate-history.ts";
import { atMost, type Line, ms, plain } from "./lines.ts";
import { median, timeOf } from "./percentile.ts";
import { askRaw, type DaysBetween, figuresOf, type RawAsk, rawStatements } from "./raw-funnel.ts";
import { calendar, seedLedger, userId } from "./seed-ledger.ts";
import { startRoundtrip } from "./start-roundtrip.ts";
import { startStubSlack } from "./stub-slack.ts";
import { makeTempDatabase } from "./temp-database.ts";

const wantedRatio = 1.3;
const mostGapMs = 50;
const rounds = 15;

/** One ledger asked both ways in turn: milliseconds of each, our questions, and the longest gap of the main loop. */
type Compared = { ours: number[]; raw: number[]; questions: Question[]; gapMs: number };

async function compare(
  url: string,
  period: Period,
  ledgerId: string,
  raw: { ask: RawAsk; days: DaysBetween },
): Promise<Compared> {
  const slack = await startStubSlack();
  const questions: Question[] = [];
  const recording = (services: Services): Services => ({
    ...services,
    database: {
      ...services.database,
      ask: (asked) => {
        questions.splice(0, questions.length, ...asked);
        return services.database.ask(asked);
      },
    },
  });
  const app = await startRoundtrip(url, slack.apiUrl, recording);
  try {
    const ctx = forLedger(
      app.services,
      await getLedger(app.services.database.db, ledgerId),
      userId,
      clockwork,
    );
    const statements = rawStatements(raw.days);
    const askOurs = () => buildFunnelReport(ctx, { period, by: "source", view: "activity", model: null });
    const askTheirs = () => askRaw(raw.ask, statements, ledgerId, period);
    deepStrictEqual(figuresOf(await askOurs()), await askTheirs());
    const took = { ours: [] as number[], raw: [] as number[] };
    let gapMs = 0;
    for (let round = 0; round < rounds; round += 1) {
      const delay = monitorEventLoopDelay({ resolution: 1 });
      delay.enable();
      took.ours.push(await timeOf(askOurs));
      delay.disable();
      gapMs = Math.max(gapMs, delay.max / 1e6);
      took.raw.push(await timeOf(askTheirs));
    }
    return { ...took, questions, gapMs };
  } finally {
    await app.stop();
    await slack.close();
  }
}

/** The quarter before the current one: it is complete, whatever the day on which the benchmark runs. */
function lastQuarter(): Period {
  const current = quarterPeriod(quarterOf(dayAt(Date.now(), "UTC"), calendar), calendar);
  return quarterPeriod(quarterOf(addDays(current.start, -1), calendar), calendar);
}

async function onSqlite(sizes: Sizes): Promise<Compared & { plans: string[] }> {
  const database = await makeTempDatabase();
  const period = lastQuarter();
  try {
    const ledger = await seedLedger(database.url, Date.now());
    const filling = new Sqlite(database.path);
    const indexes = filling
      .prepare<[], { name: string; sql: string }>(
        `SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name IN ('Lead', 'Deal') AND sql IS NOT NULL`,
      )
      .all();
    // Indexes are built afterwards, which is several times faster than filling them row by row.
    filling.pragma("foreign_keys = OFF");
    filling.exec("BEGIN");
    for (const { name } of indexes) filling.exec(`DROP INDEX "${name}"`);
    await generateHistory((sql) => void filling.exec(sql), ledger, period, sizes);
    for (const { sql } of indexes) filling.exec(sql);
    filling.exec("COMMIT");
    // Both sides begin with nothing cached: who has written it all would know its pages by heart.
    filling.close();
    const connection = new Sqlite(database.path, { readonly: true });
    const prepared = new Map<string, Sqlite.Statement<string[], Record<string, unknown>>>();
    const ask: RawAsk = (sql, params) => {
      const statement = prepared.get(sql) ?? connection.prepare<string[], Record<string, unknown>>(sql);
      prepared.set(sql, statement);
      return statement.all(...params);
    };
    const days: DaysBetween = (from, to) => `CAST(julianday(${to}) - julianday(${from}) AS INTEGER)`;
    const compared = await compare(database.url, period, ledger.ledgerId, { ask, days });
    const plans = compared.questions.map(({ sql, params }) =>
      connection
        .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
        .all(...params)
        .map(({ detail }) => detail)
        .join("; "),
    );
    connection.close();
    return { ...compared, plans };
  } finally {
    database.drop();
  }
}

async function onPostgres(sizes: Sizes): Promise<Compared> {
  const server = await startPostgres();
  const period = lastQuarter();
  const url = server.urlOf("postgres");
  const client = new pg.Client(url);
  try {
    await migrate(url);
    const ledger = await seedLedger(url, Date.now());
    await client.connect();
    const run = async (sql: string) => void (await client.query(sql));
    await generateHistory(run, ledger, period, sizes);
    await client.query("VACUUM ANALYZE");
    const ask: RawAsk = async (sql, params) =>
      (await client.query<Record<string, unknown>>(numberMarks(sql).sql, [...params])).rows;
    const days: DaysBetween = (from, to) => `CAST(${to} AS DATE) - CAST(${from} AS DATE)`;
    return await compare(url, period, ledger.ledgerId, { ask, days });
  } finally {
    await client.end();
    await server.stop();
  }
}

const ratioOf = ({ ours, raw }: Compared) => median(ours.map((took, round) => took / (raw[round] ?? 1)));

function ratioLine(what: string, compared: Compared): Line {
  const ratio = ratioOf(compared);
  const figure = `${ratio.toFixed(2)}× (${ms(median(compared.ours))} ÷ ${ms(median(compared.raw))})`;
  return atMost(`/funnel, ${what}: ours ÷ raw SQL`, ratio, { most: wantedRatio, figure, unit: "×" });
}

/** `/funnel` of a quarter against raw SQL with the same figures, and against a tenth of the history. */
export async function benchFunnel({
  isQuick,
  isFull,
}: {
  isQuick: boolean;
  isFull: boolean;
}): Promise<Line[]> {
  const leads = isQuick ? 100_000 : 1_000_000;
  const sizes = { leads, deals: leads / 10, leadsInPeriod: leads / 40, dealsInPeriod: leads / 400 };
  const tenth = { ...sizes, leads: leads / 10, deals: leads / 100 };
  const [large, small] = [await onSqlite(sizes), await onSqlite(tenth)];
  const part = isFull ? 1 : 10;
  const postgres = await onPostgres({
    ...{ leads: sizes.leads / part, deals: sizes.deals / part },
    ...{ leadsInPeriod: sizes.leadsInPeriod / part, dealsInPeriod: sizes.dealsInPeriod / part },
  });
  // Measured one after the other, not in turn: the quickest of each says least about the noise.
  const [ten, one] = [large, small].map(({ ours }) => Math.min(...ours));
  const flat = (ten ?? 0) / (one ?? 1);
  const covered = large.plans.filter((plan) => plan.includes("COVERING INDEX")).length;
  for (const plan of large.plans.filter((each) => !each.includes("COVERING INDEX"))) {
    console.error(`not covered by an index: ${plan}`);
  }
  return [
    ratioLine(`${leads} leads, SQLite`, large),
    ratioLine(`${leads / part} leads, PostgreSQL`, postgres),
    atMost("/funnel, ten times the history ÷ once", flat, {
      ...{ most: wantedRatio, unit: "×" },
      figure: `${flat.toFixed(2)}× (${ms(ten ?? 0)} ÷ ${ms(one ?? 0)})`,
    }),
    atMost("/funnel, longest gap of the main loop", large.gapMs, {
      ...{ most: mostGapMs, unit: " ms", figure: ms(large.gapMs) },
    }),
    plain("/funnel, questions on covering indexes", `${covered} of ${large.plans.length}`),
  ];
}
