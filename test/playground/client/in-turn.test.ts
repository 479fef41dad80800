import { expect, it } from "vitest";
import { createTurns } from "../../../src/playground/client/in-turn.ts";

it("begins each only when those before it have ended, also when one failed", async () => {
  const begun: { line: string; end: PromiseWithResolvers<string> }[] = [];
  const inTurn = createTurns();
  const say = (line: string) =>
    inTurn(() => {
      const end = Promise.withResolvers<string>();
      begun.push({ line, end });
      return end.promise;
    });
  const said = [say("one"), say("two"), say("three")];
  await expect.poll(() => begun.length).toBe(1);
  begun[0]?.end.reject(new Error("away"));
  await expect(said[0]).rejects.toThrow("away");
  await expect.poll(() => begun.length).toBe(2);
  begun[1]?.end.resolve("done");
  await expect(said[1]).resolves.toBe("done");
  await expect.poll(() => begun.map(({ line }) => line)).toEqual(["one", "two", "three"]);
  begun[2]?.end.resolve("done too");
  await expect(said[2]).resolves.toBe("done too");
});
