// What nobody expected fails the test in which it happened: errors written to the console, rejections nobody caught.
import { format } from "node:util";
import { afterAll, afterEach, expect } from "vitest";

const { setImmediate: soon } = globalThis; // kept, because a test may leave fake timers behind
const unexpected: string[] = [];
console.error = (...args: unknown[]) => void unexpected.push(format(...args));
process.on("unhandledRejection", (reason) => unexpected.push(`unhandled rejection: ${format(reason)}`));

const expectNothing = async () => {
  await new Promise((resolve) => soon(resolve)); // a rejection counts as unhandled once the event loop came round
  expect(unexpected.splice(0), "console.error and unhandled rejections").toEqual([]);
};
afterEach(expectNothing);
afterAll(expectNothing);
