import { type AttributionModel, attributionModels } from "./attribution.ts";

/** The model that shares credit where a ledger has locked none. */
export const usualModel: AttributionModel = "linear";

const names: Record<AttributionModel, string> = {
  ...{ first: "first touch", last: "last touch", linear: "linear" },
  ...{ u: "U-shaped", w: "W-shaped", decay: "time decay" },
};

const rules: Record<AttributionModel, string> = {
  first: "all of a deal goes to its first touch",
  last: "all of a deal goes to its last touch before it was won",
  linear: "every touch before the win has an equal part",
  u: "40 % each to the first and the last touch, 20 % over those between; of two touches each has half",
  w: "30 % each to the first touch, the one that made the lead and the last one before the deal was opened, 10 % over the others; what is missing or the same touch counts once, scaled to the whole",
  decay:
    "a touch counts half as much with every half-life before the win: the median cycle, 30 days at least",
};

/** "linear", "U-shaped", "time decay": the model as people say it. */
export const nameOfModel = (model: AttributionModel): string => names[model];

/** How the model shares a won deal, as a clause without a full stop. */
export const ruleOfModel = (model: AttributionModel): string => rules[model];

/** A typed model: "linear", "u", "u-shaped", "first touch", "time decay"; null for anything else. Never throws. */
export function readModel(text: string): AttributionModel | null {
  const word = text
    .trim()
    .toLowerCase()
    .replace(/[-\s]?(touch|shaped)$/, "")
    .replace(/^time[-\s]?decay$/, "decay");
  return attributionModels.find((model) => model === word) ?? null;
}
