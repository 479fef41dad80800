import { Agent } from "node:http";
import { signClosing } from "./commands.ts";
import { atMost, type Line, ms, plain } from "./lines.ts";
import { median, percentile, timeOf } from "./percentile.ts";
import { postSigned } from "./post-signed.ts";
import { seedLedger } from "./seed-ledger.ts";
import { seedOpenDeals } from "./seed-open-deals.ts";
import { type Apart, serveApart } from "./serve-apart.ts";
import { startStubSlack } from "./stub-slack.ts";
import { makeTempDatabase } from "./temp-database.ts";

const loads = [1, 10, 50] as const;
const warmUp = 100;
const wantedRatio = 2.5;

type Side = { server: Apart; next: number; lateUrl: string };
type Measured = Map<number, { ours: number[]; raw: number[] }[]>;

/** Closes the next `count` deals over `connections` kept-alive connections; the milliseconds of each request. */
async function load(side: Side, connections: number, count: number): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const took: number[] = [];
  const end = side.next + count;
  const person = async () => {
    while (side.next < end) {
      const signed = signClosing(side.next++, Date.now(), side.lateUrl);
      took.push(await timeOf(() => postSigned({ port: side.server.port, agent }, signed, ": won, $1,200")));
    }
  };
  await Promise.all(Array.from({ length: connections }, person));
  agent.destroy();
  return took;
}

async function measure(ours: Side, raw: Side, { rounds, requests }: Sizes): Promise<Measured> {
  const measured: Measured = new Map(loads.map((connections) => [connections, []]));
  for (const side of [ours, raw]) await load(side, 1, warmUp);
  for (let round = 0; round < rounds; round += 1) {
    for (const connections of loads) {
      // in turn, so that both meet the same noise
      const [first, second] = round % 2 === 0 ? [ours, raw] : [raw, ours];
      const took = new Map([[first, await load(first, connections, requests)]]);
      took.set(second, await load(second, connections, requests));
      measured.get(connections)?.push({ ours: took.get(ours) ?? [], raw: took.get(raw) ?? [] });
    }
  }
  return measured;
}

type Sizes = { rounds: number; requests: number };

/**
 * `/deal closed` through the real app against raw better-sqlite3 behind the same receiver, each in a process of its own
 * on a database of its own, asked in turn.
 */
export async function benchClosing({ isQuick }: { isQuick: boolean }): Promise<Line[]> {
  const sizes = isQuick ? { rounds: 1, requests: 60 } : { rounds: 5, requests: 150 };
  const count = warmUp + loads.length * sizes.rounds * sizes.requests;
  const slack = await startStubSlack();
  const databases = [await makeTempDatabase(), await makeTempDatabase()];
  const servers: Apart[] = [];
  try {
    const sides: Side[] = [];
    for (const [index, script] of ["serve-roundtrip.ts", "serve-raw.ts"].entries()) {
      const database = databases[index] ?? (await makeTempDatabase());
      seedOpenDeals(database.path, await seedLedger(database.url, Date.now()), { count, now: Date.now() });
      const server = await serveApart(script, database.url, slack.apiUrl);
      servers.push(server);
      sides.push({ server, next: 0, lateUrl: `${slack.apiUrl}late` });
    }
    const [ours, raw] = sides;
    if (ours === undefined || raw === undefined) throw new Error("two servers were started");
    const measured = await measure(ours, raw, sizes);
    const late = slack.calls.filter((method) => method === "late");
    const unexpected = slack.calls.filter((method) => method !== "auth.test" && method !== "late");
    return [
      ...[...measured].flatMap(([connections, rounds]) => linesOf(connections, rounds)),
      plain("answers later than the acknowledgement", String(late.length)),
      plain("calls to Slack on the way", String(unexpected.length)),
    ];
  } finally {
    for (const server of servers) await server.stop();
    await slack.close();
    for (const database of databases) database.drop();
  }
}

function linesOf(connections: number, rounds: readonly { ours: number[]; raw: number[] }[]): Line[] {
  return [0.5, 0.99].map((p) => {
    const ratio = median(rounds.map(({ ours, raw }) => percentile(ours, p) / percentile(raw, p)));
    const each = [rounds.flatMap(({ ours }) => ours), rounds.flatMap(({ raw }) => raw)];
    const [ours = 0, raw = 0] = each.map((took) => percentile(took, p));
    const what = `/deal closed, ${connections} at once, p${p * 100}: ours ÷ raw`;
    const figure = `${ratio.toFixed(2)}× (${ms(ours)} ÷ ${ms(raw)})`;
    const isAim = connections === 1 && p === 0.5;
    return isAim ? atMost(what, ratio, { most: wantedRatio, figure, unit: "×" }) : plain(what, figure);
  });
}
