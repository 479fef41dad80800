import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, it, onTestFinished } from "vitest";
import { z } from "zod";
import { freshDatabase } from "../../support/databases.ts";
import { csvOf, writeCsv } from "./run-import.ts";

const script = fileURLToPath(new URL("measure-memory.ts", import.meta.url));
const megabyte = 1024 * 1024;

// As a person runs it: with the flags of Node left alone.
async function measure(rows: number) {
  const { url, drop } = await freshDatabase("sqlite");
  onTestFinished(drop);
  const line = (i: number) => `D${i},Company ${i % 997},P${i % 7},,Won,2026-01-02,2026-03-04,${i + 1},`;
  const file = writeCsv(csvOf(...Array.from({ length: rows }, (_, i) => line(i))));
  const { stdout } = await promisify(execFile)(process.execPath, [script, url, file]);
  const printed = stdout.trimEnd().split("\n").at(-1) ?? "";
  return z.object({ exitCode: z.number(), rss: z.number() }).parse(JSON.parse(printed));
}

it("needs no more memory for ten times the rows than one batch and the ids", {
  timeout: 60_000,
}, async () => {
  // `npm run bench` measures 100,000; a quarter of them shows it as well in a quarter of the time.
  const [few, many] = [await measure(2_500), await measure(25_000)];
  expect([few.exitCode, many.exitCode]).toEqual([0, 0]);
  expect((many.rss - few.rss) / megabyte).toBeLessThan(40);
});
