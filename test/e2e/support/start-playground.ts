import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { z } from "zod";

export type Playground = {
  readonly url: string;
  /** every payload that breaks a rule of Slack, in words */
  listViolations(): Promise<string[]>;
  /** Ends it; throws when it wrote errors or did not end well. */
  stop(): Promise<void>;
};

const bin = join(import.meta.dirname, "../../../bin/roundtrip.mjs");

/** A Thursday morning in New York, mid-quarter: the same sample company and the same days in every picture. */
export const startsAt = "2026-11-19T15:00:00Z";

const Log = z.array(
  z.object({
    what: z.string(),
    violations: z.array(z.object({ pointer: z.string(), message: z.string() })),
  }),
);

/** Starts the playground's page as people do, as a process of its own. @param folder holds its .playground */
export async function startPlayground(given: {
  folder: string;
  flags?: readonly string[];
}): Promise<Playground> {
  const flags = ["--no-open", "--still", "--port", "0", "--now", startsAt, ...(given.flags ?? [])];
  const child = spawn(process.execPath, [bin, "playground", ...flags], {
    cwd: given.folder,
    env: { PATH: process.env.PATH },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const errors: string[] = [];
  child.stderr.setEncoding("utf8").on("data", (text: string) => void errors.push(text));
  const ended = once(child, "exit");
  const url = await readAddress(child, errors);
  return {
    url,
    async listViolations() {
      const log = Log.parse(await (await fetch(`${url}/api/log?after=0`)).json());
      return log.flatMap(({ what, violations }) =>
        violations.map(({ pointer, message }) => `${what} ${pointer}: ${message}`),
      );
    },
    async stop() {
      child.kill("SIGTERM");
      const [code] = await ended;
      if (code === 0 && errors.length === 0) return;
      throw new Error(`The playground ended with ${code}. It wrote: ${errors.join("")}`);
    },
  };
}

/** The address that it prints once it is ready. */
async function readAddress(
  child: ChildProcessByStdio<null, Readable, Readable>,
  errors: readonly string[],
): Promise<string> {
  const lines = createInterface({ input: child.stdout });
  const said: string[] = [];
  for await (const line of lines) {
    said.push(line);
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
    if (url !== undefined) {
      child.stdout.resume();
      return url;
    }
  }
  throw new Error(`The playground printed no address:\n${[...said, ...errors].join("\n")}`);
}
