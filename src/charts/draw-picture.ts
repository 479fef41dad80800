import { Worker } from "node:worker_threads";
import type { Picture } from "./picture-parts.ts";

export type DrawMessage = { id: number; picture: Picture };
export type DrawAnswer = { id: number } & { png?: Uint8Array; error?: string };

type Waiting = { resolve: (png: Uint8Array) => void; reject: (error: Error) => void; timer: NodeJS.Timeout };

/** Draws pictures in a worker thread. */
export type Drawer = {
  /** A PNG. @throws Error when it cannot be drawn, or not in time */
  draw(picture: Picture): Promise<Uint8Array>;
};

const timeoutMs = 10_000;
/** The thread holds some 60 MB: it ends when nobody has asked for a picture for so long. */
const idleMs = 60_000;

/** One worker thread, started by the first picture and again after it ended; it never keeps the process alive by itself. */
export function makeDrawer(): Drawer {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let idle: NodeJS.Timeout | undefined;
  let nextId = 0;

  const settle = (id: number, act: (found: Waiting) => void) => {
    const found = waiting.get(id);
    if (found === undefined) return;
    waiting.delete(id);
    clearTimeout(found.timer);
    act(found);
    if (waiting.size > 0) return;
    worker?.unref();
    idle = setTimeout(() => stop("nobody needs it"), idleMs).unref();
  };

  const stop = (reason: string) => {
    const stopped = worker;
    worker = null;
    for (const id of [...waiting.keys()]) settle(id, ({ reject }) => reject(notDrawn(reason)));
    stopped?.terminate().catch(() => {});
  };

  const start = () => {
    const started = new Worker(new URL("./draw-worker.mjs", import.meta.url));
    started.on("message", ({ id, png, error }: DrawAnswer) =>
      settle(id, ({ resolve, reject }) =>
        png === undefined ? reject(notDrawn(error ?? "no picture")) : resolve(png),
      ),
    );
    started.on("error", (error) => stop(error instanceof Error ? error.message : String(error)));
    started.on("exit", () => {
      if (worker === started) stop("its thread ended");
    });
    return started;
  };

  return {
    draw: (picture) => {
      clearTimeout(idle);
      worker ??= start();
      worker.ref();
      const id = nextId++;
      worker.postMessage({ id, picture } satisfies DrawMessage);
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => stop(`it took longer than ${timeoutMs} ms`), timeoutMs);
        waiting.set(id, { resolve, reject, timer });
      });
    },
  };
}

const notDrawn = (reason: string): Error => new Error(`A chart could not be drawn: ${reason}`);
