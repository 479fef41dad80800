// Run by kill.crash.ts in a process of its own: imports leads, and kills itself with SIGKILL right before the given
// write of the import, in the middle of a transaction.
import { v7 } from "uuid";
import { openDatabase, type Tx } from "../../../src/data/client.ts";
import { importRecords } from "../../../src/features/import/import-records.ts";
import { fileInput } from "../../../src/features/import/read-csv.ts";
import { leadsInput } from "./leads-input.ts";

const [url = "", file = "", killAt = ""] = process.argv.slice(2);
const database = await openDatabase({ url });
let writes = 0;

const killing = (tx: Tx): Tx =>
  new Proxy(tx, {
    get(target, name) {
      if (name === "$executeRaw") {
        writes += 1;
        if (writes === Number(killAt)) process.kill(process.pid, "SIGKILL");
      }
      return Reflect.get(target, name);
    },
  });

await importRecords(
  {
    database: { ...database, transaction: (fn) => database.transaction((tx) => fn(killing(tx))) },
    newId: () => v7(),
    clock: () => Date.now(),
  },
  leadsInput(fileInput(file)),
);
await database.close();
