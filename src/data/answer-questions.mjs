// What answers questions to a SQLite file, in a thread (ask-worker.mjs) or, where it is quick, in the main one
// (ask-sqlite.ts). Plain JavaScript without zod: a thread would load its own TypeScript stripper and its own zod, which took
// 250 of the 370 ms of computing time until the first answer.
import Sqlite from "better-sqlite3";

/** @import { Param, Question, Row } from "./ask.ts" */
/** The rows of each question in order and how long it took; or which one failed, and why.
 * @typedef {{ rows: Row[][], ms: number } | { failedAt: number, reason: string }} Answered */

/**
 * Opens the file read-only. SQLite's calls block, so `answer` does.
 * @param {string} path
 * @param {number} busyMs how long to wait for a lock of others, blocking
 * @throws when there is no such file
 */
export function openAnswers(path, busyMs) {
  const connection = new Sqlite(path, { readonly: true, fileMustExist: true, timeout: busyMs });
  connection.defaultSafeIntegers(true); // every whole number as bigint
  /** Questions are texts of ours, a few dozen in all: each is prepared once.
   * @type {Map<string, Sqlite.Statement<unknown[], Row>>} */
  const prepared = new Map();

  /** @param {Question} question */
  const answerOne = ({ sql, params }) => {
    const statement = prepared.get(sql) ?? connection.prepare(sql);
    prepared.set(sql, statement);
    return checked(statement.all(params.map(bindable)));
  };

  return {
    /**
     * All questions from one snapshot.
     * @param {readonly Question[]} questions
     * @returns {Answered}
     */
    answer(questions) {
      const startedAt = performance.now();
      /** @type {Row[][]} */
      const rows = [];
      try {
        connection.exec("BEGIN");
        for (const question of questions) rows.push(answerOne(question));
        return { rows, ms: performance.now() - startedAt };
      } catch (error) {
        return { failedAt: rows.length, reason: error instanceof Error ? error.message : String(error) };
      } finally {
        if (connection.inTransaction) connection.exec("COMMIT");
      }
    },
    close: () => void connection.close(),
  };
}

/** @param {Row[]} rows */
function checked(rows) {
  for (const row of rows) {
    for (const name in row) {
      const value = row[name];
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
