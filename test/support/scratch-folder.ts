import { accessSync, constants, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const memory = "/dev/shm";

/** A new folder for files that live as long as a run: in memory where Linux offers it, so that no test waits for a disk. */
export function scratchFolder(prefix: string): string {
  try {
    accessSync(memory, constants.W_OK);
    return mkdtempSync(join(memory, prefix));
  } catch {
    return mkdtempSync(join(tmpdir(), prefix));
  }
}
