import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { type Order, Word } from "./orders.ts";

const script = fileURLToPath(new URL("worker.ts", import.meta.url));

const patienceMs = 60_000;

/** How an order ended. */
export type Ending = "done" | "died" | "frozen";

export type Worker = {
  deliver(order: Order): Promise<Ending>;
  /** goes on after it froze, to the end of its order */
  thaw(): Promise<Ending>;
  isAlive(): boolean;
  end(): Promise<void>;
};

/** What all workers said. */
export type Heard = { kept: string[]; steps: Set<string>; failures: string[] };

/** Processes that deliver on orders; whoever dies is replaced. @param cacheFolder of compiled code, so that starts are short */
export function gatherCrew(heard: Heard, cacheFolder: string) {
  const crew: Worker[] = [];
  return {
    /** So many workers that live and do not stand still. */
    async take(count: number, frozen: Worker | null = null): Promise<Worker[]> {
      const idle = crew.filter((worker) => worker.isAlive() && worker !== frozen);
      const fresh = await Promise.all(
        Array.from({ length: Math.max(0, count - idle.length) }, () => start(heard, cacheFolder)),
      );
      crew.push(...fresh);
      return [...idle, ...fresh].slice(0, count);
    },
    async dismiss(): Promise<void> {
      await Promise.all(crew.map((worker) => worker.end()));
    },
  };
}

async function start(heard: Heard, cacheFolder: string): Promise<Worker> {
  const child = fork(script, [], {
    stdio: ["ignore", "ignore", "pipe", "ipc"],
    execArgv: [],
    env: { ...process.env, NODE_COMPILE_CACHE: cacheFolder },
  });
  child.stderr?.on("data", (chunk) => heard.failures.push(String(chunk)));
  let whenEnded: (ending: Ending) => void = () => {};
  let isFreezing = false;
  let isAlive = true;
  const ready = Promise.withResolvers<void>();
  child.on("message", (given) => {
    const word = Word.parse(given);
    if (word.kind === "ready") ready.resolve();
    if (word.kind === "kept") heard.kept.push(word.id);
    if (word.kind === "step") heard.steps.add(word.name);
    if (word.kind === "trapped" && isFreezing) whenEnded("frozen");
    if (word.kind === "done") {
      if (word.failure !== null) heard.failures.push(word.failure);
      whenEnded("done");
    }
  });
  child.on("exit", () => {
    isAlive = false;
    ready.resolve();
    whenEnded("died");
  });
  await ready.promise;
  const ending = () =>
    new Promise<Ending>((resolve) => {
      // A process that neither ends nor says why would hold up the other rounds.
      const timer = setTimeout(() => {
        heard.failures.push(`a worker stood still for ${patienceMs} ms`);
        child.kill("SIGKILL");
      }, patienceMs);
      whenEnded = (how) => {
        clearTimeout(timer);
        resolve(how);
      };
    });
  return {
    async deliver(order) {
      isFreezing = order.trap?.act === "freeze";
      const ended = ending();
      child.send(order);
      return ended;
    },
    async thaw() {
      const ended = ending();
      // It says that it freezes a moment before it does: told once only, it might be told too early.
      const again = setInterval(() => child.kill("SIGCONT"), 20);
      return ended.finally(() => clearInterval(again));
    },
    isAlive: () => isAlive,
    end: () => endOf(child),
  };
}

async function endOf(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = once(child, "exit");
  child.kill("SIGKILL");
  await closed;
}
