// Runs in a worker thread: see ask-sqlite.ts, which starts it, and answer-questions.mjs.
import { parentPort, workerData } from "node:worker_threads";
import { openAnswers } from "./answer-questions.mjs";

/**
 * @import { Row } from "./ask.ts"
 * @import { AnswerMessage, AskMessage } from "./ask-sqlite.ts"
 */

const answers = openAnswers(String(workerData.path), 5000);

/** So many rows are sent at a time: taking over 50,000 at once would hold the main loop for a quarter of a second. */
const partRows = 1000;

/** What is left to send of an answer, by its id: the next part goes out when the last one was taken over.
 * @type {Map<number, { rows: Row[][], ms: number, at: number, from: number }>} */
const unsent = new Map();

parentPort?.on("message", (/** @type {AskMessage} */ message) => {
  if (!("questions" in message)) return sendPart(message.id);
  const { id } = message;
  const answered = answers.answer(message.questions);
  if ("reason" in answered) return send({ id, ...answered });
  unsent.set(id, { ...answered, at: 0, from: 0 });
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
  send({ id, part, ms: isLast ? left.ms : null });
}
