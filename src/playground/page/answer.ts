import type { Reply } from "../reply.ts";

/** An answer in JSON. */
export type Answer = { readonly status: number; readonly body: unknown };

/** What was asked cannot be done, in words; the body is a Done of the contract too. */
export const refuse = (status: number, error: string): Answer => ({ status, body: { error, errors: {} } });

export const done: Answer = { status: 200, body: { error: null, errors: {} } };

/** What Slack shows instead of an answer. */
const errorWords: Readonly<Record<string, string>> = {
  operation_timeout: "The app did not answer within three seconds; Slack says “operation_timeout”.",
  dispatch_failed: "The app refused the request; Slack says “dispatch_failed”.",
  invalid_blocks: "The app's answer breaks Slack's rules; Slack would show nothing.",
};

/** What came of a request to the app: an error in words, or errors under fields. */
export function sayReply({ error, errors }: Reply): Answer {
  const words = error === null ? null : (errorWords[error] ?? `Slack says “${error}”.`);
  return { status: 200, body: { error: words, errors: errors ?? {} } };
}
