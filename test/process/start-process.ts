import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { z } from "zod";

const bin = fileURLToPath(new URL("../../bin/roundtrip.mjs", import.meta.url));

/** A process that has ended: its exit code (null when a signal ended it), and what it wrote. */
export type Ended = { code: number | null; signal: string | null; stdout: string; stderr: string };

/** A process of ours while it runs. */
export type Running = { child: ChildProcess; ended: Promise<Ended>; stdout: () => string };

export type Environment = Record<string, string>;

/** Starts `roundtrip …` on this Node with nothing in its environment but what is given. */
export function startProcess(words: string[], env: Environment, cwd?: string): Running {
  const child = spawn(process.execPath, [bin, ...words], {
    env,
    cwd,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (chunk) => {
    stdout += String(chunk);
  });
  child.stderr.on("data", (chunk) => {
    stderr += String(chunk);
  });
  const ended = once(child, "close").then(([code, signal]) => ({ code, signal, stdout, stderr }));
  return { child, ended, stdout: () => stdout };
}

/** Runs `roundtrip …` to its end. */
export const runProcess = (words: string[], env: Environment = {}, cwd?: string): Promise<Ended> =>
  startProcess(words, env, cwd).ended;

/** A port that nobody listens on just now. */
export async function findFreePort(): Promise<number> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = z.object({ port: z.number() }).parse(server.address());
  server.close();
  await once(server, "close");
  return port;
}

/** What a probe answers; null while nobody listens. */
export async function probe(port: number, path: string): Promise<{ status: number; body: unknown } | null> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}${path}`);
    return { status: response.status, body: await response.json() };
  } catch {
    return null;
  }
}

/** Waits until a probe answers with a status, for at most 15 s. @throws Error with what it answered last */
export async function untilProbe(port: number, path: string, status: number): Promise<unknown> {
  let last: Awaited<ReturnType<typeof probe>> = null;
  for (const end = performance.now() + 15_000; performance.now() < end; await sleep(20)) {
    last = await probe(port, path);
    if (last?.status === status) return last.body;
  }
  throw new Error(`${path} never answered ${status}; last ${JSON.stringify(last)}`);
}
