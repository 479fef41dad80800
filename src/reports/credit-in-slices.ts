import type { AttributionModel } from "../core/attribution.ts";
import { type Credit, creditJourneys, type Journey } from "../core/credit-journeys.ts";
import { inSlices } from "../data/in-slices.ts";

/** The credits of many journeys, a hundred at a time, before others have their turn; a key may have several rows. */
export async function creditInSlices(
  model: AttributionModel,
  journeys: readonly Journey[],
  halfLifeDays: number,
): Promise<Credit[]> {
  const credits: Credit[] = [];
  await inSlices(journeys, (slice) => {
    credits.push(...creditJourneys(model, slice, halfLifeDays));
  });
  return credits;
}
