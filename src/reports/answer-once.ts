import type { Ctx } from "../ctx.ts";
import { findHandled, type RequestId } from "../data/requests.ts";
import { UserError } from "../errors.ts";

/**
 * The answer to a request, from what was recorded if it was handled before, also by its twin a moment ago: what the
 * twin wrote may have raised a question, or a refusal, that nobody should see.
 * @param recorded the answer when this change was recorded, and whether an answer is such a one
 * @param attempt handles the request
 */
export async function answerOnce<T>(
  { database }: Ctx,
  request: RequestId,
  recorded: { answer: (changeId: string) => T; isAnswer: (answer: T) => boolean },
  attempt: () => Promise<T>,
): Promise<T> {
  const find = async () => {
    const handled = await findHandled(database.db, request);
    return handled === null ? null : { answer: recorded.answer(handled.recordId) };
  };
  const before = await find();
  if (before !== null) return before.answer;
  const outcome = await attempt().then(
    (answer) => ({ answer }),
    (error: unknown) => ({ error }),
  );
  if ("answer" in outcome && recorded.isAnswer(outcome.answer)) return outcome.answer;
  const done = (await find()) ?? outcome;
  if ("error" in done) throw done.error;
  return done.answer;
}

/**
 * Tries again once when a person is refused: of two who act at the same moment, the slower one sees what the faster
 * one did. @throws what the second attempt throws
 */
export const lookAgain = <T>(attempt: () => Promise<T>): Promise<T> =>
  attempt().catch((error: unknown) => {
    if (error instanceof UserError) return attempt();
    throw error;
  });
