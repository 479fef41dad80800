// Run by import-rows.ts in a process of its own: imports a file as the command line does; its last line is JSON with
// the exit code, the milliseconds it took and the most memory the process ever had, in MB.
import { makeNewId, wallClock } from "../../src/ctx.ts";
import { runImport } from "../../src/features/import/command-line.ts";
import { workspaceId } from "./seed-ledger.ts";

const [databaseUrl = "", file = "", ledger = ""] = process.argv.slice(2);
const startedAt = performance.now();
const exitCode = await runImport(
  "deals",
  {
    ...{ file, workspace: workspaceId, ledger, stages: "Won=won,Lost=lost,Open=open" },
    map: "id=Id,company=Account,product=Product,stage=Stage,salesReady=Engaged,closed=Closed,amount=Value",
  },
  { databaseUrl, newId: makeNewId(wallClock), clock: wallClock },
);
const took = performance.now() - startedAt;
const rssMb = process.resourceUsage().maxRSS / 1024;
process.stdout.write(`\n${JSON.stringify({ exitCode, took, rssMb })}\n`);
