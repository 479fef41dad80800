// A process of its own that asks one question and leaves everything open: node ask-in-process.ts <url>
import { openDatabase } from "../../src/data/client.ts";

const database = await openDatabase({ url: process.argv[2] ?? "" });
const [rows] = await database.ask([{ sql: `SELECT count(*) AS n FROM "Workspace"`, params: [] }]);
console.log(String(rows?.[0]?.n));
