import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startPlayground } from "./start-playground.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** a playground with the sample company, as it is right after the first start; copied, never opened */
    sampleFolder: string;
  }
}

/** Makes the sample company once: writing it takes longer than copying it. */
export async function setup({ provide }: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), "roundtrip-e2e-sample-"));
  const playground = await startPlayground({ folder, flags: ["--reset"] });
  await playground.stop();
  provide("sampleFolder", folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
