// SQLite takes 32,766 parameters in one statement, PostgreSQL 65,535: 250 rows of 20 columns are 5,000.
const rowsPerStatement = 250;

/**
 * Asks a question of many values in parts of at most 250, one after the other, and gives all answers in order, so that
 * no statement has more parameters than a database takes. Nothing is asked for no values.
 */
export async function inChunks<T, R>(
  values: readonly T[],
  ask: (chunk: T[]) => Promise<readonly R[]>,
): Promise<R[]> {
  const answers: R[] = [];
  for (let start = 0; start < values.length; start += rowsPerStatement) {
    answers.push(...(await ask(values.slice(start, start + rowsPerStatement))));
  }
  return answers;
}
