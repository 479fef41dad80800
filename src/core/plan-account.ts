/** An account as planning needs it. */
export type KnownAccount = { id: string; name: string };

/** Which account a typed company means: a known one, a new one, or a question with the known ones it may be. */
export type AccountPlan<A extends KnownAccount> =
  | { kind: "known"; account: A }
  | { kind: "new"; name: string }
  | { kind: "ask"; name: string; similar: readonly A[] };

/**
 * Only the normalised name matches by itself; anything close always asks, and so does a new name of three or more
 * unquoted words, because some of them may have been meant as something else.
 * @param similar accounts whose names are close, best first
 */
export function planAccount<A extends KnownAccount>(
  typed: { company: string; companyWords: number; companyWasQuoted: boolean },
  known: A | null,
  similar: readonly A[],
): AccountPlan<A> {
  if (known !== null) return { kind: "known", account: known };
  const isLong = typed.companyWords >= 3 && !typed.companyWasQuoted;
  if (similar.length > 0 || isLong) return { kind: "ask", name: typed.company, similar };
  return { kind: "new", name: typed.company };
}
