import { createHash } from "node:crypto";
import pg from "pg";
import { type Asking, checkQuestion, failedQuestion, numberMarks, type Question, type Row } from "./ask.ts";
import { idleConnectionMs } from "./database-url.ts";

const bool = 16;
const wholeNumbers = new Set([20, 21, 23]); // int8, int2, int4
const texts = new Set([18, 19, 25, 1042, 1043]); // char, name, text, bpchar, varchar: pg_type.oid

const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number) => (text: string) => {
    if (oid === bool) return text === "t" ? 1n : 0n;
    return wholeNumbers.has(oid) ? BigInt(text) : text;
  },
};

/** A name makes PostgreSQL keep a question parsed and planned for its connection: half the time of a small one. */
const nameOf = (text: string): string =>
  `ask_${createHash("sha256").update(text).digest("hex").slice(0, 32)}`;

/**
 * Questions through two connections of their own, so that reports cannot take all of those that people wait for;
 * each call is one REPEATABLE READ, READ ONLY transaction.
 */
export function openPostgresAsk(url: string): Asking {
  const pool = new pg.Pool({
    connectionString: url,
    max: 2,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: idleConnectionMs,
    allowExitOnIdle: true,
  });
  // An idle connection that breaks is replaced at its next use; without a listener it would end the process.
  pool.on("error", () => {});
  return {
    ask: async (questions) => {
      for (const question of questions) checkQuestion(question);
      const client = await pool.connect();
      let isSound = false;
      try {
        await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
        const answers: Row[][] = [];
        for (const question of questions) answers.push(await askOne(client, question));
        await client.query("COMMIT");
        isSound = true;
        return answers;
      } finally {
        client.release(!isSound); // a connection whose question failed is thrown away, transaction and all
      }
    },
    close: () => pool.end(),
  };
}

async function askOne(client: pg.PoolClient, { sql, params }: Question): Promise<Row[]> {
  const values = params.map((param) => (typeof param === "bigint" ? String(param) : param));
  const text = numberMarks(sql).sql;
  const result = await client
    .query<Row>({ name: nameOf(text), text, values, types })
    .catch((error: unknown) => {
      throw failedQuestion(sql, error instanceof Error ? error.message : String(error), error);
    });
  for (const { name, dataTypeID } of result.fields) {
    if (dataTypeID === bool || wholeNumbers.has(dataTypeID) || texts.has(dataTypeID)) continue;
    throw failedQuestion(sql, `"${name}" is neither a whole number nor text: CAST it to BIGINT or TEXT`);
  }
  return result.rows;
}
