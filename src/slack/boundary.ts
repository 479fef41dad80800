import { UserError } from "../errors.ts";
import { context, section } from "./blocks.ts";
import { type Message, message } from "./message.ts";
import { mrkdwn } from "./text.ts";

/** What the boundary needs to log a failure: a reference that the user sees and the log holds. */
export type Boundary = {
  newReference: () => string;
  logFailure: (reference: string, error: unknown, where: string) => void;
};

/** A person's mistake, in its own words with an example of what to type. */
export function sayUserError(error: UserError): Message {
  return message(`${error.message} ${error.example}`, [
    section(mrkdwn`${error.message}`),
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
