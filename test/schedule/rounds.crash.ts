import { rmSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { deliverySteps } from "../../src/schedule/delivery-steps.ts";
import { providers } from "../support/databases.ts";
import { scratchFolder } from "../support/scratch-folder.ts";
import { gatherCrew, type Heard } from "./rounds/crew.ts";
import { openPlace, type Place } from "./rounds/open-place.ts";
import { planRounds, type Round } from "./rounds/plan-rounds.ts";
import { type Played, playRound } from "./rounds/play-round.ts";

// CRASH_ROUNDS=500 CRASH_SEED=7 npm run test:crash
const count = Number(process.env.CRASH_ROUNDS ?? 40);
const seed = Number(process.env.CRASH_SEED ?? 20_261_125);
/** With so many rounds every step must have been reached by a delivery. */
const enoughForAllSteps = 300;

const folder = scratchFolder("roundtrip-rounds-");
const heard: Heard = { kept: [], steps: new Set(), failures: [] };
const crew = gatherCrew(heard, folder);
const places = new Map<string, Place>();
const placeOf = (provider: string, hasHistory: boolean): Place => {
  const found = places.get(`${provider} ${hasHistory}`);
  if (found === undefined) throw new Error(`no place on ${provider}`);
  return found;
};

beforeAll(async () => {
  for (const provider of providers) {
    for (const hasHistory of [true, false])
      places.set(`${provider} ${hasHistory}`, await openPlace(provider, hasHistory, folder));
  }
});
afterAll(async () => {
  await crew.dismiss();
  for (const place of places.values()) await place.close();
  rmSync(folder, { recursive: true, force: true });
});

const name = ({ number, provider, hasHistory, processes, trap, fault, thawsAfter }: Round): string =>
  `round ${number}: ${trap.act} ${trap.step}, Slack ${fault?.name ?? "well"}, ${hasHistory ? "with" : "without"} history, ${processes} on ${provider}, thaws after ${thawsAfter}`;

test(
  `${count} rounds in which a process dies or freezes: every slot is posted once, or its owner is told`,
  async () => {
    const tally: Record<Played["ending"] | "went down", number> = {
      ...{ posted: 0, unknown: 0, refused: 0, doubled: 0, "went down": 0 },
    };
    const failed: string[] = [];
    for (const round of planRounds(seed, count)) {
      try {
        const played = await playRound(placeOf(round.provider, round.hasHistory), crew, round);
        tally[played.ending] += 1;
        if (played.wentDown) tally["went down"] += 1;
      } catch (error) {
        failed.push(`${name(round)}\n  ${error instanceof Error ? error.message : error}`);
      }
    }
    console.log(
      `${count} rounds, seed ${seed}: ${tally.posted} posted once, ${tally.unknown} unknown and their owner told, ` +
        `${tally.refused} refused by Slack and their owner told, ${tally.doubled} doubled in the stated residual; ` +
        `a process went down in ${tally["went down"]}; ${heard.kept.length} records acknowledged meanwhile`,
    );
    expect(failed).toEqual([]);
    expect(heard.failures).toEqual([]);
    expect(tally["went down"]).toBeGreaterThan(count / 2);
    const never = deliverySteps.filter((step) => !heard.steps.has(step));
    if (count >= enoughForAllSteps) expect(never).toEqual([]);
  },
  60_000 + count * 15_000,
);

test("no record that was acknowledged is lost, whoever died", async () => {
  const stored = await Promise.all(
    [...places.values()].map(({ database }) => database.db.history.findMany({ select: { id: true } })),
  );
  const ids = new Set(stored.flat().map(({ id }) => id));
  expect(heard.kept.filter((id) => !ids.has(id))).toEqual([]);
  expect(heard.kept.length).toBeGreaterThan(count);
});
