import { Worker } from "node:worker_threads";
import { type Asking, checkQuestion, failedQuestion, type Question, type Row } from "./ask.ts";

/** Questions; or, by their id alone, that a part of the answer was taken over and the next may come. */
export type AskMessage = { id: number; questions: readonly Question[] } | { id: number };
/** Some of the rows of some questions, by their place among them; or why one failed. */
export type AnswerMessage = { id: number } & (
  | { part: { at: number; rows: Row[] }[]; isLast: boolean }
  | { failedAt: number; reason: string }
);

type Waiting = {
  questions: readonly Question[];
  /** gets the first question's rows; an error of its own ends the call once everything has come */
  takeFirst: ((rows: readonly Row[]) => void) | undefined;
  failed: unknown;
  /** what has come of the answer */
  rows: Row[][];
  resolve: (rows: Row[][]) => void;
  reject: (error: unknown) => void;
};

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

/**
 * Questions to the SQLite file at `path` in one worker thread with a read-only connection of its own, started by
 * the first question and again after it died; it keeps the process alive only while a question is under way.
 */
export function openSqliteAsk(path: string): Asking {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let nextId = 0;
  let isClosed = false;
  let whenIdle: (() => void) | null = null;

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
      const { id, isLast } = answer;
      // others have their turn before the next part
      if (!isLast) return setImmediate(() => started.postMessage({ id } satisfies AskMessage));
      settle(id, ({ rows, failed, resolve, reject }) => {
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
      worker ??= start();
      worker.ref();
      const id = nextId++;
      const answered = new Promise<Row[][]>((resolve, reject) =>
        waiting.set(id, {
          ...{ questions, takeFirst, rows: questions.map(() => []), failed: undefined },
          ...{ resolve, reject },
        }),
      );
      worker.postMessage({ id, questions } satisfies AskMessage);
      return answered;
    },
    close: async () => {
      isClosed = true;
      if (waiting.size > 0) await new Promise<void>((resolve) => (whenIdle = resolve));
      await worker?.terminate();
    },
  };
}
