// A process of its own that migrates: node migrate-in-process.ts <url> <folder>; prints the names that ran.
import { migrate } from "../../src/data/migrate.ts";

const [url = "", folder] = process.argv.slice(2);
console.log(JSON.stringify(await migrate(url, folder)));
