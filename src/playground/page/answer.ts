import type { Reply } from "../reply.ts";
import { sayError } from "../say-error.ts";

/** An answer in JSON. */
export type Answer = { readonly status: number; readonly body: unknown };

/** What was asked cannot be done, in words; the body is a Done of the contract too. */
export const refuse = (status: number, error: string): Answer => ({ status, body: { error, errors: {} } });

export const done: Answer = { status: 200, body: { error: null, errors: {} } };

/** What came of a request to the app: an error in words, or errors under fields. */
export function sayReply({ error, errors }: Reply): Answer {
  return { status: 200, body: { error: error === null ? null : sayError(error), errors: errors ?? {} } };
}
