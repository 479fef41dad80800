// What nobody expected fails the test in which it happened: errors written to the console, rejections nobody caught.
import { format } from "node:util";
import fc from "fast-check";
import { afterAll, afterEach, expect } from "vitest";

const { setImmediate: soon } = globalThis; // kept, because a test may leave fake timers behind
// Test files share their process: what was unexpected is gathered in one place, and listened for once.
const place = Symbol.for("roundtrip.unexpected");
const gathered: unknown = Reflect.get(globalThis, place);
const unexpected: unknown[] = Array.isArray(gathered) ? gathered : [];
if (gathered === undefined) {
  Reflect.set(globalThis, place, unexpected);
  process.on("unhandledRejection", (reason) => unexpected.push(`unhandled rejection: ${format(reason)}`));
}
console.error = (...args: unknown[]) => void unexpected.push(format(...args));

// One seed for every run, so that a red suite is about the change; PROPERTY_SEED=<n> looks elsewhere.
fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 20_261_125) });

const expectNothing = async () => {
  await new Promise((resolve) => soon(resolve)); // a rejection counts as unhandled once the event loop came round
  expect(unexpected.splice(0), "console.error and unhandled rejections").toEqual([]);
};
afterEach(expectNothing);
afterAll(expectNothing);
