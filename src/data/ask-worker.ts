// Runs in a worker thread: see ask-sqlite.ts, which starts it. SQLite's calls block, so they block here.
import { parentPort, workerData } from "node:worker_threads";
import Sqlite from "better-sqlite3";
import { z } from "zod";
import type { Param, Question, Row } from "./ask.ts";
import type { AnswerMessage, AskMessage } from "./ask-sqlite.ts";

const { path } = z.object({ path: z.string() }).parse(workerData);
const connection = new Sqlite(path, { readonly: true, fileMustExist: true });
connection.defaultSafeIntegers(true); // every whole number as bigint

parentPort?.on("message", ({ id, questions }: AskMessage) => {
  parentPort?.postMessage({ id, ...answerAll(questions) } satisfies AnswerMessage);
});

function answerAll(questions: readonly Question[]): { rows: Row[][] } | { failedAt: number; reason: string } {
  const rows: Row[][] = [];
  try {
    connection.exec("BEGIN"); // one snapshot for all
    for (const question of questions) rows.push(answer(question));
    return { rows };
  } catch (error) {
    return { failedAt: rows.length, reason: error instanceof Error ? error.message : String(error) };
  } finally {
    if (connection.inTransaction) connection.exec("COMMIT");
  }
}

// Questions are texts of ours, a few dozen in all: each is prepared once.
const prepared = new Map<string, Sqlite.Statement<unknown[]>>();

function prepare(sql: string): Sqlite.Statement<unknown[]> {
  const statement = prepared.get(sql) ?? connection.prepare<unknown[]>(sql);
  prepared.set(sql, statement);
  return statement;
}

function answer({ sql, params }: Question): Row[] {
  const rows = z.array(z.custom<Row>()).parse(prepare(sql).all(params.map(bindable)));
  for (const row of rows) {
    for (const [name, value] of Object.entries(row)) {
      if (typeof value === "bigint" || typeof value === "string" || value === null) continue;
      throw new Error(`"${name}" is neither a whole number nor text: CAST it to BIGINT or TEXT`);
    }
  }
  return rows;
}

// The driver binds numbers as fractions, and refuses true and false.
function bindable(param: Param): bigint | string | null {
  if (typeof param === "number") return BigInt(param);
  if (typeof param === "boolean") return param ? 1n : 0n;
  return param;
}
