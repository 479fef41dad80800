/**
 * A person's mistake, answered in words: what happened, and what to type or do instead.
 * Everything else that is thrown is ours and reaches the user only as an apology with a reference id.
 */
export class UserError extends Error {
  readonly example: string;

  /**
   * @param what one plain sentence: what was wrong
   * @param example what to type instead, e.g. "/deal closed Acme $120k", or who to ask
   */
  constructor(what: string, example: string) {
    super(what);
    this.name = "UserError";
    this.example = example;
  }
}

/** A mistake in one field of a form; shown under that field. */
export class FieldError extends UserError {
  readonly field: string;

  /** @param field the field's block_id */
  constructor(field: string, what: string, example: string) {
    super(what, example);
    this.name = "FieldError";
    this.field = field;
  }
}

/** The value of a reading, or its problem as a UserError. */
export function valueIn<T>(result: { ok: true; value: T } | { ok: false; what: string; example: string }): T {
  if (result.ok) return result.value;
  throw new UserError(result.what, result.example);
}
