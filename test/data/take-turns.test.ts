import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inBackground } from "../../src/data/priority.ts";
import { createTurns } from "../../src/data/take-turns.ts";

describe("taking turns", () => {
  test("people overtake background work that still waits, and keep their order among themselves", async () => {
    const turns = createTurns();
    const order: string[] = [];
    const act = async (name: string) => {
      const end = await turns.take();
      order.push(name);
      end();
    };
    const end = await turns.take();
    const all = [
      inBackground(() => act("import 1")),
      act("person 1"),
      inBackground(() => act("import 2")),
      act("person 2"),
    ];
    end();
    await Promise.all(all);
    expect(order).toEqual(["person 1", "person 2", "import 1", "import 2"]);
  });

  test("ending a turn twice does not end somebody else's", async () => {
    const turns = createTurns();
    const first = await turns.take();
    const second = turns.take();
    first();
    first();
    let isThirdIn = false;
    const third = turns.take().then(() => {
      isThirdIn = true;
    });
    const end = await second;
    await Promise.resolve();
    expect(isThirdIn).toBe(false);
    end();
    await third;
    expect(isThirdIn).toBe(true);
  });

  test("background work waits until people pause, and not for ever", async () => {
    const turns = createTurns();
    const order: string[] = [];
    const act = async (name: string) => {
      const end = await turns.take();
      order.push(name);
      end();
    };
    // A person's request: its next question comes right after the answer to the last one.
    const ask = async (count: number) => {
      for (let n = 1; n <= count; n += 1) {
        await act(`person ${n}`);
        await new Promise((resolve) => setImmediate(resolve));
      }
    };
    await Promise.all([ask(3), inBackground(() => act("import"))]);
    expect(order).toEqual(["person 1", "person 2", "person 3", "import"]);

    let isServed = false;
    const served = inBackground(() => act("import")).then(() => {
      isServed = true;
    });
    while (!isServed) await ask(1);
    await served;
  });

  test("there is never more than one turn, and everybody gets one", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.record({ isBackground: fc.boolean(), steps: fc.nat(3) })), async (all) => {
        const turns = createTurns();
        let inside = 0;
        let served = 0;
        const act = async (steps: number) => {
          const end = await turns.take();
          inside += 1;
          for (let step = 0; step < steps; step += 1) await Promise.resolve();
          expect(inside).toBe(1);
          inside -= 1;
          served += 1;
          end();
        };
        await Promise.all(
          all.map(({ isBackground, steps }) => (isBackground ? inBackground(() => act(steps)) : act(steps))),
        );
        expect(served).toBe(all.length);
      }),
    );
  });
});
