import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { z } from "zod";
import { atMost, type Line, plain } from "./lines.ts";
import { makeTempDatabase } from "./temp-database.ts";

const script = fileURLToPath(new URL("import-once.ts", import.meta.url));
const Outcome = z.object({ exitCode: z.literal(0), took: z.number(), rssMb: z.number() });
const mostMb = 50;

const rowOf = (n: number) =>
  `D${n},"Company ${n % 2999}, Inc.",Product ${n % 7},Won,2026-0${(n % 6) + 1}-11,2026-0${(n % 3) + 7}-23,${n % 50_000}.50`;

/** A CSV file of `rows` won deals of 2,999 companies. */
export function writeDeals(folder: string, rows: number): string {
  const file = join(folder, `deals-${rows}.csv`);
  const lines = Array.from({ length: rows }, (_, n) => rowOf(n));
  writeFileSync(file, ["Id,Account,Product,Stage,Engaged,Closed,Value", ...lines].join("\n"));
  return file;
}

/** Imports a file in a process of its own, with the flags of Node left alone. */
async function importRows(rows: number) {
  const database = await makeTempDatabase();
  try {
    const file = writeDeals(database.folder, rows);
    const { stdout } = await promisify(execFile)(process.execPath, [script, database.url, file, "Imported"], {
      cwd: database.folder,
    });
    return Outcome.parse(JSON.parse(stdout.trimEnd().split("\n").at(-1) ?? ""));
  } finally {
    database.drop();
  }
}

/** Rows written per second, and the most memory for ten times the rows. */
export async function benchImport({ isQuick }: { isQuick: boolean }): Promise<Line[]> {
  const few = isQuick ? 2000 : 10_000;
  const speed = await importRows(few * 2);
  const [small, large] = [await importRows(few), await importRows(few * 10)];
  const [more, figures] = [large.rssMb - small.rssMb, [small, large].map(({ rssMb }) => rssMb.toFixed(0))];
  return [
    plain(`import of ${few * 2} rows`, `${((few * 2000) / speed.took).toFixed(0)} rows/s`),
    atMost(`import, most RSS: ${few * 10} rows − ${few} rows`, more, {
      ...{ most: mostMb, unit: " MB" },
      figure: `${more.toFixed(0)} MB (${figures[1]} − ${figures[0]})`,
    }),
  ];
}
