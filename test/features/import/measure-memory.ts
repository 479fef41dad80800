// Run by memory.test.ts in a process of its own: tries a file as the command line does; its last line is JSON with the
// exit code and the most memory the process ever had, in bytes.
import { v7 } from "uuid";
import { runImport } from "../../../src/features/import/command-line.ts";

const [databaseUrl = "", file = ""] = process.argv.slice(2);
const exitCode = await runImport(
  "deals",
  {
    ...{ file, workspace: "T0NORTHWIND", ledger: "Acme", stages: "Won=won", "dry-run": true },
    map: "id=id,company=company,product=product,stage=stage,salesReady=ready,closed=closed,amount=value",
  },
  { databaseUrl, newId: () => v7(), clock: () => Date.now() },
);
process.stdout.write(`${JSON.stringify({ exitCode, rss: process.resourceUsage().maxRSS * 1024 })}\n`);
