/**
 * What a pure rule answers when input may be a person's mistake: the value, or what was wrong and an example
 * of what to type instead. The floor above turns a problem into a UserError.
 */
export type Result<T> = { ok: true; value: T } | Problem;

/** `what` is one plain sentence; `example` is a command or value that would have worked. */
export type Problem = { ok: false; what: string; example: string };

/** The value of a successful reading. */
export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value });

/** A person's mistake: what happened, and what to type instead. */
export const problem = (what: string, example: string): Problem => ({ ok: false, what, example });
