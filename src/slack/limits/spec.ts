import file from "./blockkit-limits.json" with { type: "json" };

/** Where blocks are shown. */
export type Surface = "message" | "modal" | "home";

/** One limit on one path: string length in code points, item count of an array, or an integer's value. */
export type Limit = {
  kind: string;
  min?: number;
  max?: number;
  pattern?: string;
  warnAbove?: number;
  severity?: string;
};

/** What Slack asks of one block, element, composition object or view. */
export type PartSpec = {
  surfaces?: string[];
  required?: string[];
  atLeastOneOf?: string[][];
  exactlyOneOf?: string[][];
  forbidden?: string[];
  limits?: Record<string, Limit>;
  enums?: Record<string, string[]>;
  textTypes?: Record<string, string[]>;
  elementTypes?: Record<string, string[]>;
  childBlocks?: Record<string, string[]>;
  cellTypes?: string[];
  tableCharBudget?: number;
};

type Parts = Record<string, PartSpec>;

// The file's inferred type has a shape of its own for every block; these three views are all that the code reads.
const blocks: Parts = file.blocks;
const elements: Parts = file.elements;
const objects: Parts = file.objects;
const views: Parts = file.views;

/** Limits of whole messages: text, attachments, blocks, as Slack documents or was seen to enforce them. */
export const messageLimits = file.surfaces.message;

/** Limits of message metadata. */
export const metadataLimits = file.metadata;

// The type comes from a payload and may be any string, "constructor" included.
const own = (parts: Parts, type: string): PartSpec | null =>
  Object.hasOwn(parts, type) ? (parts[type] ?? null) : null;

/** The rules of a block type; null when Slack knows no such block. */
export const findBlockSpec = (type: string): PartSpec | null => own(blocks, type);

/** The rules of an element type; null when Slack knows no such element. */
export const findElementSpec = (type: string): PartSpec | null => own(elements, type);

/** The rules of a composition object (plain_text, mrkdwn, option, confirm, raw_text …); null when there is none. */
export const findObjectSpec = (type: string): PartSpec | null => own(objects, type);

/** The rules of a view type; null when it is neither "modal" nor "home". */
export const findViewSpec = (type: string): PartSpec | null => own(views, type);

/** The most blocks a surface holds. */
export const maxBlocksOf = (surface: Surface): number => file.surfaces[surface].maxBlocks;

/** The fewest blocks a surface needs: views cannot be empty. */
export const minBlocksOf = (surface: Surface): number =>
  surface === "message" ? 0 : file.surfaces[surface].minBlocks;

/** The number that a rule about the whole payload allows (a count or characters); throws when it has none. */
export function payloadLimit(id: string): number {
  const rule = file.payloadRules.find((each) => each.id === id);
  const limit = rule?.max ?? rule?.maxChars;
  if (limit === undefined) throw new Error(`No payload rule "${id}" with a number in blockkit-limits.json.`);
  return limit;
}

/**
 * The maximum of one path of a block, element, object or view, so that builders cut where the validator would complain.
 * `warnAbove` counts as the maximum where there is one. Throws when the file has no such limit.
 */
export function maxOf(kind: "block" | "element" | "object" | "view", type: string, path: string): number {
  const parts = { block: blocks, element: elements, object: objects, view: views }[kind];
  const limit = own(parts, type)?.limits?.[path];
  const max = limit?.warnAbove ?? limit?.max;
  if (max === undefined) throw new Error(`No maximum for ${kind} ${type} ${path} in blockkit-limits.json.`);
  return max;
}

/** The most characters that all cells of one table may hold together; throws when the block is no table. */
export function tableCharBudget(type: string): number {
  const budget = own(blocks, type)?.tableCharBudget;
  if (budget === undefined) throw new Error(`Block ${type} has no character budget in blockkit-limits.json.`);
  return budget;
}
