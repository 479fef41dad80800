// Run by memory.test.ts in a process of its own: imports a file and prints the most memory it ever had, in bytes.
import { v7 } from "uuid";
import { openDatabase } from "../../../src/data/client.ts";
import { importDeals } from "../../../src/features/import/import-deals.ts";

const [url = "", file = ""] = process.argv.slice(2);
const database = await openDatabase({ url });
const summary = await importDeals(
  { database, newId: () => v7(), clock: () => Date.now() },
  {
    ...{ file, workspaceId: "T1", ledgerName: "Acme", isDryRun: true, reportFile: null },
    map: "id=id,company=company,product=product,stage=stage,salesReady=ready,closed=closed,amount=value",
    ...{ stages: "Won=won", dateFormat: "YYYY-MM-DD", alias: null, lookup: null, attributes: null },
    ...{ currency: null, timeZone: null, signal: new AbortController().signal, onProgress: () => {} },
  },
);
await database.close();
process.stdout.write(
  JSON.stringify({ created: summary.created, rss: process.resourceUsage().maxRSS * 1024 }),
);
