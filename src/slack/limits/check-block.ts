import { checkBlockRules } from "./check-block-rules.ts";
import { checkChart } from "./check-chart.ts";
import { checkPart } from "./check-part.ts";
import { checkTable } from "./check-table.ts";
import type { Check } from "./report.ts";
import { findBlockSpec, findElementSpec, findObjectSpec, type PartSpec } from "./spec.ts";
import { isJson, itemsOf, type Json, memberOf, type Place, placesAt, pointTo, typeOf } from "./walk-json.ts";

/**
 * Checks one block with everything inside it. `allowed` names the block types its parent takes, null at the top;
 * what a parent does not take is named and not entered, so that nesting has an end.
 */
export function checkBlock(
  check: Check,
  value: unknown,
  pointer: string,
  allowed: string[] | null = null,
): void {
  if (!isJson(value)) {
    check.report(pointer, "type", "a block must be an object");
    return;
  }
  const type = typeOf(value);
  const spec = findBlockSpec(type);
  if (spec === null) {
    check.report(pointTo(pointer, "type"), "unknown-block", `no block type "${type}"`);
    return;
  }
  if (allowed !== null && !allowed.includes(type)) {
    check.report(pointTo(pointer, "type"), "child-block", `${type} is not allowed here`);
    return;
  }
  if (!spec.surfaces?.includes(check.surface)) {
    check.report(pointer, "block-surface", `${type} cannot be shown in a ${check.surface}`);
  }
  checkPart(check, spec, value, pointer);
  for (const [key, types] of Object.entries(spec.elementTypes ?? {})) {
    for (const place of elementsAt(check, spec, value, key, pointer)) checkElement(check, place, types);
  }
  for (const [key, types] of Object.entries(spec.childBlocks ?? {})) {
    for (const place of listAt(check, value, key, pointer)) {
      checkBlock(check, place.value, place.pointer, types);
    }
  }
  if (spec.cellTypes) checkTable(check, value, pointer, spec.cellTypes);
  if (type === "data_visualization") checkChart(check, value, pointer);
  checkBlockRules(check, type, value, pointer);
}

/** The elements a block holds under `key`: the items of a list, or the single one. */
function elementsAt(check: Check, spec: PartSpec, block: Json, key: string, pointer: string): Place[] {
  const isList = key === "elements" || spec.limits?.[key]?.kind === "array";
  return isList ? listAt(check, block, key, pointer) : placesAt(block, key, pointer);
}

function listAt({ report }: Check, block: Json, key: string, pointer: string): Place[] {
  const value = memberOf(block, key);
  const at = pointTo(pointer, key);
  if (value !== undefined && !Array.isArray(value)) report(at, "type", "must be an array");
  return itemsOf(value, at);
}

function checkElement(check: Check, { value, pointer }: Place, allowed: string[]): void {
  if (!isJson(value)) {
    check.report(pointer, "type", "an element must be an object");
    return;
  }
  const type = typeOf(value);
  const spec = findElementSpec(type) ?? findObjectSpec(type);
  if (!allowed.includes(type)) {
    const rule = spec === null ? "unknown-element" : "element-type";
    check.report(pointTo(pointer, "type"), rule, `"${type}" is not one of ${allowed.join(", ")}`);
  }
  if (spec === null) return;
  if (spec.surfaces && !spec.surfaces.includes(check.surface)) {
    check.report(pointer, "element-surface", `${type} cannot be used in a ${check.surface}`);
  }
  checkPart(check, spec, value, pointer);
  for (const [path, object] of OBJECTS_OF_ELEMENTS) {
    for (const place of placesAt(value, path, pointer)) checkObject(check, object, place);
  }
}

// Where elements hold composition objects other than text.
const OBJECTS_OF_ELEMENTS: [path: string, object: string][] = [
  ["confirm", "confirm"],
  ["options[]", "option"],
  ["initial_option", "option"],
  ["initial_options[]", "option"],
  ["option_groups[]", "option_group"],
  ["option_groups[].options[]", "option"],
];

function checkObject(check: Check, object: string, { value, pointer }: Place): void {
  const spec = findObjectSpec(object);
  if (spec === null) throw new Error(`No object "${object}" in blockkit-limits.json.`);
  if (!isJson(value)) {
    check.report(pointer, "type", `must be an object of kind ${object}`);
    return;
  }
  checkPart(check, spec, value, pointer);
}
