import { execFile } from "node:child_process";
import { Agent } from "node:http";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { signClosing } from "./commands.ts";
import { writeDeals } from "./import-rows.ts";
import { type Line, ms, plain } from "./lines.ts";
import { percentile, timeOf } from "./percentile.ts";
import { postSigned } from "./post-signed.ts";
import { seedLedger } from "./seed-ledger.ts";
import { seedOpenDeals } from "./seed-open-deals.ts";
import { serveApart } from "./serve-apart.ts";
import { startStubSlack } from "./stub-slack.ts";
import { makeTempDatabase } from "./temp-database.ts";

const script = fileURLToPath(new URL("import-once.ts", import.meta.url));
const betweenMs = 20;

/** `/deal closed` by one person while another process imports into the same SQLite file, and before it does. */
export async function benchClosingWhileImporting({ isQuick }: { isQuick: boolean }): Promise<Line[]> {
  const [rows, before] = isQuick ? [2000, 30] : [20_000, 150];
  const most = 3000;
  const database = await makeTempDatabase();
  const slack = await startStubSlack();
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  seedOpenDeals(database.path, await seedLedger(database.url, Date.now()), { count: most, now: Date.now() });
  const server = await serveApart("serve-roundtrip.ts", database.url, slack.apiUrl);
  let next = 0;
  const closeOne = async () => {
    const signed = signClosing(next++, Date.now(), `${slack.apiUrl}late`);
    const took = await timeOf(() => postSigned({ port: server.port, agent }, signed, ": won, $1,200"));
    await new Promise((resolve) => setTimeout(resolve, betweenMs));
    return took;
  };
  try {
    const alone: number[] = [];
    while (alone.length < before) alone.push(await closeOne());
    let isImporting = true;
    const file = writeDeals(database.folder, rows);
    const words = [script, database.url, file, "Our ledger"];
    const importing = promisify(execFile)(process.execPath, words, { cwd: database.folder }).finally(() => {
      isImporting = false;
    });
    const closeMeanwhile = async () => {
      const took: number[] = [];
      while (isImporting && next < most) took.push(await closeOne());
      return took;
    };
    const [during] = await Promise.all([closeMeanwhile(), importing]);
    const pair = (p: number) => `${ms(percentile(during, p))}, else ${ms(percentile(alone, p))}`;
    return [
      plain("/deal closed while an import runs, p50", pair(0.5)),
      plain("/deal closed while an import runs, p99", pair(0.99)),
    ];
  } finally {
    agent.destroy();
    await server.stop();
    await slack.close();
    database.drop();
  }
}
