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
