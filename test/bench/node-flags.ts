import { readFileSync } from "node:fs";
import { z } from "zod";

const Package = z.object({ scripts: z.object({ start: z.string() }) });

/** The flags of Node that `npm start` gives the program, so that what is measured is what is run. */
export function nodeFlags(): string[] {
  const { scripts } = Package.parse(JSON.parse(readFileSync("package.json", "utf8")));
  return scripts.start.split(" ").filter((word) => word.startsWith("--"));
}
