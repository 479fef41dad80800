import { Worker } from "node:worker_threads";
import { openAnswers } from "./answer-questions.mjs";
import { type Asking, checkQuestion, failedQuestion, type Question, type Row } from "./ask.ts";

/** Questions; or, by their id alone, that a part of the answer was taken over and the next may come. */
export type AskMessage = { id: number; questions: readonly Question[] } | { id: number };
/** Some of the rows of some questions, by their place among them, with the last of them how long it took; or why one failed. */
export type AnswerMessage = { id: number } & (
  | { part: { at: number; rows: Row[] }[]; ms: number | null }
  | { failedAt: number; reason: string }
);

type Waiting = {
  name: string;
  questions: readonly Question[];
  /** gets the first question's rows; an error of its own ends the call once everything has come */
  takeFirst: ((rows: readonly Row[]) => void) | undefined;
  failed: unknown;
  /** what has come of the answer */
  rows: Row[][];
  resolve: (rows: Row[][]) => void;
  reject: (error: unknown) => void;
};

/** A question that took no longer is asked in the main thread from then on: to the other one and back takes as long. */
const quickMs = 0.6;
/** What was quick once may have grown: after such a time it goes to the thread again. */
const slowMs = 3;
/** How many questions are remembered as quick. */
const rememberedMost = 500;

function takeOver(asked: Waiting, at: number, rows: Row[]): void {
  if (at !== 0 || asked.takeFirst === undefined) {
    asked.rows[at]?.push(...rows);
    return;
  }
  try {
    asked.takeFirst(rows);
  } catch (error) {
    asked.failed ??= error;
  }
}

/** The very same questions with the very same params. */
const nameOf = (questions: readonly Question[]): string =>
  questions.map(({ sql, params }) => `${sql}\n${params.join("\t")}`).join("\n");

/**
 * Questions to the SQLite file at `path` in one worker thread with a read-only connection of its own, started by
 * the first question and again after it died; it keeps the process alive only while a question is under way. What was
 * answered in less than a millisecond before is asked without it.
 */
export function openSqliteAsk(path: string): Asking {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let nextId = 0;
  let isClosed = false;
  let whenIdle: (() => void) | null = null;
  const quick = new Set<string>();
  let here: ReturnType<typeof openAnswers> | null = null;

  const remember = (name: string, ms: number) => {
    if (ms > slowMs) quick.delete(name);
    if (ms > quickMs) return;
    if (quick.size >= rememberedMost) quick.clear();
    quick.add(name);
  };

  /** The answer of what was quick before; null where the thread must be asked: it also says what went wrong. */
  const answerHere = (questions: readonly Question[], name: string): Row[][] | null => {
    if (!quick.has(name)) return null;
    here ??= openAnswers(path, 0);
    const answered = here.answer(questions);
    if ("reason" in answered) return null;
    remember(name, answered.ms);
    return answered.rows;
  };

  const settle = (id: number, act: (waiting: Waiting) => void) => {
    const found = waiting.get(id);
    waiting.delete(id);
    if (waiting.size === 0) {
      worker?.unref();
      whenIdle?.();
    }
    if (found) act(found);
  };

  const loseAll = (reason: string) => {
    worker = null;
    for (const id of [...waiting.keys()]) {
      settle(id, ({ questions, reject }) => reject(failedQuestion(questions[0]?.sql ?? "", reason)));
    }
  };

  const start = () => {
    const started = new Worker(new URL("./ask-worker.mjs", import.meta.url), { workerData: { path } });
    started.on("message", (answer: AnswerMessage) => {
      const asked = waiting.get(answer.id);
      if (asked === undefined) return;
      if ("reason" in answer) {
        const { sql = "" } = asked.questions[answer.failedAt] ?? {};
        return settle(answer.id, ({ reject }) => reject(failedQuestion(sql, answer.reason)));
      }
      for (const { at, rows } of answer.part) takeOver(asked, at, rows);
      const { id, ms } = answer;
      // others have their turn before the next part
      if (ms === null) return setImmediate(() => started.postMessage({ id } satisfies AskMessage));
      settle(id, ({ name, rows, failed, resolve, reject }) => {
        remember(name, ms);
        if (failed === undefined) resolve(rows);
        else reject(failed);
      });
    });
    started.on("error", (error) =>
      loseAll(`its thread died: ${error instanceof Error ? error.message : error}`),
    );
    started.on("exit", () => {
      if (worker === started) loseAll("its thread ended");
    });
    return started;
  };

  return {
    ask: async (questions, takeFirst) => {
      for (const question of questions) checkQuestion(question);
      if (isClosed) throw failedQuestion(questions[0]?.sql ?? "", "the database is closed");
      const name = nameOf(questions);
      const atOnce = answerHere(questions, name);
      if (atOnce !== null) return atOnce;
      worker ??= start();
      worker.ref();
      const id = nextId++;
      const answered = new Promise<Row[][]>((resolve, reject) =>
        waiting.set(id, {
          name,
          questions,
          takeFirst,
          rows: questions.map(() => []),
          failed: undefined,
          resolve,
          reject,
        }),
      );
      worker.postMessage({ id, questions } satisfies AskMessage);
      return answered;
    },
    close: async () => {
      isClosed = true;
      if (waiting.size > 0) await new Promise<void>((resolve) => (whenIdle = resolve));
      await worker?.terminate();
      here?.close();
    },
  };
}
