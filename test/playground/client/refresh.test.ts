import { expect, it } from "vitest";
import { createRefresh } from "../../../src/playground/client/refresh.ts";

/** Loads that end when they are told to. */
function openLoads() {
  const loads: PromiseWithResolvers<void>[] = [];
  const refresh = createRefresh(() => {
    const load = Promise.withResolvers<void>();
    loads.push(load);
    return load.promise;
  });
  return { loads, refresh };
}

it("loads once more for everybody who asked while it was loading", async () => {
  const { loads, refresh } = openLoads();
  const first = refresh();
  const second = refresh();
  const third = refresh();
  expect(loads).toHaveLength(1);
  loads[0]?.resolve();
  await first;
  await expect.poll(() => loads.length).toBe(2);
  loads[1]?.resolve();
  await Promise.all([second, third]);
  expect(loads).toHaveLength(2);
});

it("loads again after a load that failed", async () => {
  const { loads, refresh } = openLoads();
  const first = refresh();
  const second = refresh();
  loads[0]?.reject(new Error("away"));
  await expect(first).rejects.toThrow("away");
  await expect.poll(() => loads.length).toBe(2);
  loads[1]?.resolve();
  await expect(second).resolves.toBeUndefined();
});
