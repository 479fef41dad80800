import { UserError } from "../errors.ts";
import { context, section } from "./blocks.ts";
import { type Message, message } from "./message.ts";
import { type Mrkdwn, mrkdwn, raw, toMrkdwn } from "./text.ts";

/** What the boundary needs to log a failure: a reference that the user sees and the log holds. */
export type Boundary = {
  newReference: () => string;
  logFailure: (reference: string, error: unknown, where: string) => void;
};

/** Words with people named by <@id>, everything else escaped: a mention in a private answer reaches nobody else. */
const withMentions = (text: string): Mrkdwn =>
  raw(toMrkdwn(text).replace(/&lt;(@[UW][A-Z0-9]+)&gt;/g, "<$1>"));

/** A person's mistake, in its own words with an example of what to type. */
export function sayUserError(error: UserError): Message {
  const what = withMentions(error.message);
  return message(mrkdwn`${what} Try: ${error.example}`, [
    section(what),
    context(mrkdwn`Try: ${error.example}`),
  ]);
}

/** Our failure: an apology and the reference under which the log tells what happened. */
export function sayFailure(reference: string): Message {
  const text = `Sorry, something went wrong on our side (reference ${reference}). Check with \`/deal list\` whether it was recorded before you try again; your administrator finds the reference in the log.`;
  return message(text, [section(mrkdwn`${text}`)]);
}

/** Any error → the message its user sees; ours are logged with the same reference. The only error boundary. */
export function explain(boundary: Boundary, error: unknown, where: string): Message {
  if (error instanceof UserError) return sayUserError(error);
  const reference = boundary.newReference();
  boundary.logFailure(reference, error, where);
  return sayFailure(reference);
}
