import type { Ctx } from "../ctx.ts";
import { findHandled, type RequestId } from "../data/requests.ts";
import { UserError } from "../errors.ts";

/**
 * The answer to a request. Whoever records it first answers it; a repeat, or a twin a moment later, meets the request's
 * key when it writes, and answers from what was recorded. Where it did not come to writing, because what was recorded
 * raised a question or a refusal that nobody should see, the request is looked up.
 * @param recorded the answer when this change was recorded, and whether an answer is such a one
 * @param attempt handles the request
 */
export async function answerOnce<T>(
  { database }: Ctx,
  request: RequestId,
  recorded: { answer: (changeId: string) => T; isAnswer: (answer: T) => boolean },
  attempt: () => Promise<T>,
): Promise<T> {
  const outcome = await attempt().then(
    (answer) => ({ answer }),
    (error: unknown) => ({ error }),
  );
  if ("answer" in outcome && recorded.isAnswer(outcome.answer)) return outcome.answer;
  const handled = await findHandled(database.db, request);
  if (handled !== null) return recorded.answer(handled.recordId);
  if ("error" in outcome) throw outcome.error;
  return outcome.answer;
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
