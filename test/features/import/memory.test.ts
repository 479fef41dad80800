import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, it, onTestFinished } from "vitest";
import { z } from "zod";
import { freshDatabase } from "../../support/databases.ts";
import { csvOf, writeCsv } from "./run-import.ts";

const script = fileURLToPath(new URL("measure-memory.ts", import.meta.url));
const megabyte = 1024 * 1024;

// The heap is held to what an import needs: left alone, Node collects garbage the later the longer a process runs, and
// the memory it holds says little about what is kept. An import that kept its rows would fail here for want of heap.
async function measure(rows: number) {
  const { url, drop } = await freshDatabase("sqlite");
  onTestFinished(drop);
  const line = (i: number) => `D${i},Company ${i % 997},P${i % 7},,Won,2026-01-02,2026-03-04,${i + 1},`;
  const file = writeCsv(csvOf(...Array.from({ length: rows }, (_, i) => line(i))));
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...["--max-semi-space-size=4", "--max-old-space-size=80"],
    ...[script, url, file],
  ]);
  return z.object({ created: z.number(), rss: z.number() }).parse(JSON.parse(stdout));
}

it("needs no more memory for ten times the rows than one batch and the ids", {
  timeout: 60_000,
}, async () => {
  const [few, many] = [await measure(10_000), await measure(100_000)];
  expect([few.created, many.created]).toEqual([10_000, 100_000]);
  expect((many.rss - few.rss) / megabyte).toBeLessThan(50);
});
