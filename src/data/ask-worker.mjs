// Runs in a worker thread: see ask-sqlite.ts, which starts it. SQLite's calls block, so they block here.
// Plain JavaScript without zod: a thread would load its own TypeScript stripper and its own zod, which took 250 of the
// 370 ms of computing time until the first answer.
import { parentPort, workerData } from "node:worker_threads";
import Sqlite from "better-sqlite3";

/**
 * @import { Param, Question, Row } from "./ask.ts"
 * @import { AnswerMessage, AskMessage } from "./ask-sqlite.ts"
 */

const connection = new Sqlite(String(workerData.path), { readonly: true, fileMustExist: true });
connection.defaultSafeIntegers(true); // every whole number as bigint

/** So many rows are sent at a time: taking over 50,000 at once would hold the main loop for a quarter of a second. */
const partRows = 1000;

/** What is left to send of an answer, by its id: the next part goes out when the last one was taken over.
 * @type {Map<number, { rows: Row[][], at: number, from: number }>} */
const unsent = new Map();

parentPort?.on("message", (/** @type {AskMessage} */ message) => {
  if (!("questions" in message)) return sendPart(message.id);
  const { id } = message;
  const answered = answerAll(message.questions);
  if ("reason" in answered) return send({ id, ...answered });
  unsent.set(id, { rows: answered.rows, at: 0, from: 0 });
  sendPart(id);
});

/** @param {AnswerMessage} answer */
const send = (answer) => parentPort?.postMessage(answer);

/**
 * Sends as many of the rows that are left as are taken over quickly: the rows of several questions, or a slice of one's.
 * @param {number} id
 */
function sendPart(id) {
  const left = unsent.get(id);
  if (left === undefined) return;
  /** @type {{ at: number, rows: Row[] }[]} */
  const part = [];
  let room = partRows;
  while (left.at < left.rows.length && room > 0) {
    const rows = left.rows[left.at]?.slice(left.from, left.from + room) ?? [];
    part.push({ at: left.at, rows });
    room -= rows.length;
    left.from += rows.length;
    if (left.from < (left.rows[left.at]?.length ?? 0)) continue;
    left.at += 1;
    left.from = 0;
  }
  const isLast = left.at >= left.rows.length;
  if (isLast) unsent.delete(id);
  send({ id, part, isLast });
}

/**
 * @param {readonly Question[]} questions
 * @returns {{ rows: Row[][] } | { failedAt: number, reason: string }}
 */
function answerAll(questions) {
  /** @type {Row[][]} */
  const rows = [];
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

/** Questions are texts of ours, a few dozen in all: each is prepared once.
 * @type {Map<string, Sqlite.Statement<unknown[], Row>>} */
const prepared = new Map();

/** @param {string} sql */
function prepare(sql) {
  const statement = prepared.get(sql) ?? connection.prepare(sql);
  prepared.set(sql, statement);
  return statement;
}

/**
 * @param {Question} question
 * @returns {Row[]}
 */
function answer({ sql, params }) {
  const rows = prepare(sql).all(params.map(bindable));
  for (const row of rows) {
    for (const [name, value] of Object.entries(row)) {
      if (typeof value === "bigint" || typeof value === "string" || value === null) continue;
      throw new Error(`"${name}" is neither a whole number nor text: CAST it to BIGINT or TEXT`);
    }
  }
  return rows;
}

/**
 * The driver binds numbers as fractions, and refuses true and false.
 * @param {Param} param
 */
function bindable(param) {
  if (typeof param === "number") return BigInt(param);
  if (typeof param === "boolean") return param ? 1n : 0n;
  return param;
}
