import { setImmediate as letOthersRun } from "node:timers/promises";
import type { AttributionModel } from "../core/attribution.ts";
import { type Credit, creditJourneys, type Journey } from "../core/credit-journeys.ts";

const slice = 500;

/** The credits of many journeys, a few hundred at a time, before others have their turn; a key may have several rows. */
export async function creditInSlices(
  model: AttributionModel,
  journeys: readonly Journey[],
  halfLifeDays: number,
): Promise<Credit[]> {
  const credits: Credit[] = [];
  for (let at = 0; at < journeys.length; at += slice) {
    if (at > 0) await letOthersRun();
    credits.push(...creditJourneys(model, journeys.slice(at, at + slice), halfLifeDays));
  }
  return credits;
}
