import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { nodeFlags } from "./node-flags.ts";

/** A server in a process of its own, so that the load and the other server do not share its event loop. */
export type Apart = { port: number; stop: () => Promise<void> };

/** Forks one of the serve-*.ts files of this folder. Throws when it ended before it listened. */
export async function serveApart(script: string, ...args: string[]): Promise<Apart> {
  const child = fork(fileURLToPath(new URL(script, import.meta.url)), args, {
    stdio: "inherit",
    execArgv: nodeFlags(),
  });
  const ended = once(child, "exit");
  const endWithUs = () => child.kill("SIGKILL");
  process.once("exit", endWithUs);
  const [said] = await Promise.race([once(child, "message"), ended]);
  const started = z.object({ port: z.number() }).safeParse(said);
  if (!started.success) throw new Error(`${script} ended before it listened`);
  return {
    port: started.data.port,
    async stop() {
      child.send("stop");
      await ended;
      process.off("exit", endWithUs);
    },
  };
}
