// node test/bench/profile-deal.ts: the statements of one /deal closed, median of many, in the order they run.
import { Agent } from "node:http";
import { performance } from "node:perf_hooks";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import type { SqlQuery, SqlQueryable } from "@prisma/driver-adapter-utils";
import type { Services } from "../../src/ctx.ts";
import { signClosing } from "./commands.ts";
import { postSigned } from "./post-signed.ts";
import { seedLedger } from "./seed-ledger.ts";
import { seedOpenDeals } from "./seed-open-deals.ts";
import { startRoundtrip } from "./start-roundtrip.ts";
import { startStubSlack } from "./stub-slack.ts";
import { makeTempDatabase } from "./temp-database.ts";

type Entry = { at: number; kind: "sql" | "prisma" | "ask"; what: string; ms: number };
let journal: Entry[] = [];

async function timed<T>(kind: Entry["kind"], what: string, act: () => Promise<T>): Promise<T> {
  const at = performance.now();
  try {
    return await act();
  } finally {
    journal.push({ at, kind, what, ms: performance.now() - at });
  }
}

const brief = (sql: string) => {
  const words = sql
    .replaceAll(/`main`\.|`/g, "")
    .replaceAll(/\s+/g, " ")
    .trim();
  const table = words.match(/(FROM|INTO|UPDATE) "?(\w+)/)?.[2] ?? "";
  return `${words.split(" ")[0]} ${table}`.trim();
};

function watch(queryable: SqlQueryable): void {
  const { queryRaw, executeRaw } = queryable;
  queryable.queryRaw = (query: SqlQuery) =>
    timed("sql", brief(query.sql), () => queryRaw.call(queryable, query));
  queryable.executeRaw = (query: SqlQuery) =>
    timed("sql", brief(query.sql), () => executeRaw.call(queryable, query));
}

const connect = PrismaBetterSqlite3.prototype.connect;
PrismaBetterSqlite3.prototype.connect = async function (this: PrismaBetterSqlite3) {
  const adapter = await connect.call(this);
  watch(adapter);
  return adapter;
};

const around = (services: Services): Services => {
  const { database } = services;
  const db = database.db.$extends({
    query: {
      $allOperations: ({ model, operation, args, query }) =>
        timed("prisma", `${model ?? ""}.${operation}`, () => query(args)),
    },
  }) as unknown as typeof database.db;
  return {
    ...services,
    database: {
      ...database,
      db,
      transaction: (fn) => timed("prisma", "transaction", () => db.$transaction(fn)),
      ask: (questions) => timed("ask", `${questions.length} questions`, () => database.ask(questions)),
    },
  };
};

const requests = 300;
const warmUp = 100;
const database = await makeTempDatabase();
const slack = await startStubSlack();
const agent = new Agent({ keepAlive: true, maxSockets: 1 });
try {
  const ledger = await seedLedger(database.url, Date.now());
  seedOpenDeals(database.path, ledger, { count: requests + warmUp, now: Date.now() });
  const app = await startRoundtrip(database.url, slack.apiUrl, around);
  const runs: Entry[][] = [];
  const totals: number[] = [];
  for (let n = 0; n < requests + warmUp; n += 1) {
    journal = [];
    const at = performance.now();
    const text = await postSigned(
      { port: app.port, agent },
      signClosing(n, Date.now(), `${slack.apiUrl}late`),
      "Company",
    );
    if (n === 0) console.log(text);
    if (n < warmUp) continue;
    totals.push(performance.now() - at);
    const upTo = journal;
    runs.push(upTo.map((each) => ({ ...each, at: each.at - at })).sort((a, b) => a.at - b.at));
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
  const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
  console.log(`total p50 ${median(totals).toFixed(2)} ms`);
  const length = median(runs.map((run) => run.length));
  const same = runs.filter((run) => run.length === length);
  console.log(`${same.length} of ${runs.length} runs with ${length} entries`);
  for (let index = 0; index < length; index += 1) {
    const all = same.flatMap((run) => run[index] ?? []);
    const names = Map.groupBy(all, (each) => `${each.kind.padEnd(6)} ${each.what}`);
    const [name] = [...names].sort((a, b) => b[1].length - a[1].length)[0] ?? ["?"];
    console.log(
      `${median(all.map((each) => each.at))
        .toFixed(2)
        .padStart(6)} +${median(all.map((each) => each.ms))
        .toFixed(2)
        .padStart(5)}  ${name}`,
    );
  }
  for (const kind of ["sql", "prisma", "ask"] as const) {
    const sums = runs.map((run) => run.filter((e) => e.kind === kind).reduce((s, e) => s + e.ms, 0));
    console.log(kind, runs[10]?.filter((e) => e.kind === kind).length, "sum p50", median(sums).toFixed(2));
  }
  await app.stop();
} finally {
  agent.destroy();
  await slack.close();
  database.drop();
}
