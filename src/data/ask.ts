/** What a question may carry for its `?` marks. Numbers are whole: amounts and counts are never floats. */
export type Param = bigint | number | string | boolean | null;

/** Portable SQL with `?` marks and double-quoted names as in the schema ("Deal", "ledgerId"). */
export type Question = { sql: string; params: readonly Param[] };

/** Every whole number is a bigint, true and false are 1n and 0n, text is a string. */
export type Value = bigint | string | null;
/** One row by column name; undefined where the question names no such column. */
export type Row = Readonly<Record<string, Value | undefined>>;

/**
 * Asks, see `ask`. Where the rows of the first question come in parts, `takeFirst` gets each part as it comes, and they are
 * not in the answer: thousands of rows that are made into something else need not all be held until then.
 */
export type Ask = (
  questions: readonly Question[],
  takeFirst?: (rows: readonly Row[]) => void,
) => Promise<Row[][]>;
export type Asking = { ask: Ask; close: () => Promise<void> };

/**
 * Asks questions that read much, away from the main loop: on SQLite in a worker thread, on PostgreSQL through two
 * connections of their own. All questions of one call see the same committed state. Answers the rows of each, in
 * order. Sums and averages must be CAST to BIGINT. Throws when a question fails, naming its first words and never
 * its parameters, when marks and params differ in number, or when an answer holds a fraction, a date or bytes.
 */
export function ask({ ask: askHere }: { ask: Ask }, questions: readonly Question[]): Promise<Row[][]> {
  return askHere(questions);
}

/** How many texts are kept with their marks numbered: questions are a few dozen texts, each asked again and again. */
const keptMost = 500;
const kept = new Map<string, { sql: string; count: number }>();

/** Rewrites `?` marks to PostgreSQL's $1, $2 …, leaving quoted text, quoted names and comments as they are. */
export function numberMarks(sql: string): { sql: string; count: number } {
  const known = kept.get(sql);
  if (known !== undefined) return known;
  const numbered = numberMarksAnew(sql);
  if (kept.size >= keptMost) kept.clear();
  kept.set(sql, numbered);
  return numbered;
}

function numberMarksAnew(sql: string): { sql: string; count: number } {
  let count = 0;
  const numbered = sql.replace(/'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\/|\?/g, (found) =>
    found === "?" ? `$${++count}` : found,
  );
  return { sql: numbered, count };
}

/** Throws unless a question has as many params as marks, and its numbers are whole and exact. */
export function checkQuestion({ sql, params }: Question): void {
  const { count } = numberMarks(sql);
  if (count !== params.length) {
    throw failedQuestion(sql, `it has ${count} marks and ${params.length} params`);
  }
  if (params.some((param) => typeof param === "number" && !Number.isSafeInteger(param))) {
    throw failedQuestion(sql, "a number among its params is not whole");
  }
}

/** The error of a question that failed: its first words, and why. */
export function failedQuestion(sql: string, reason: string, cause?: unknown): Error {
  const firstWords = sql.trim().split(/\s+/).slice(0, 12).join(" ").slice(0, 100);
  return new Error(`The question "${firstWords} …" failed: ${reason}.`, { cause });
}
