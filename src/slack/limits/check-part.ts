import type { Check, Severity } from "./report.ts";
import { findObjectSpec, type Limit, type PartSpec } from "./spec.ts";
import { countCodePoints, isJson, type Json, memberOf, placesAt, pointTo, typeOf } from "./walk-json.ts";

/** Checks one block, element, object or view against its own rules; what it contains is checked by the caller. */
export function checkPart(check: Check, spec: PartSpec, part: Json, pointer: string): void {
  checkMembers(check, spec, part, pointer);
  for (const [path, limit] of Object.entries(spec.limits ?? {})) {
    for (const place of placesAt(part, path, pointer)) checkLimit(check, limit, place.value, place.pointer);
  }
  for (const [path, allowed] of Object.entries(spec.enums ?? {})) {
    for (const { value, pointer: at } of placesAt(part, path, pointer)) {
      if (typeof value === "string" && allowed.includes(value)) continue;
      check.report(at, "enum", `must be one of ${allowed.join(", ")}`);
    }
  }
  for (const path of textPaths(spec)) {
    const allowed = spec.textTypes?.[path] ?? ["plain_text", "mrkdwn"];
    for (const { value, pointer: at } of placesAt(part, path, pointer)) checkText(check, allowed, value, at);
  }
}

function checkMembers({ report }: Check, spec: PartSpec, part: Json, pointer: string): void {
  const has = (key: string) => memberOf(part, key) !== undefined;
  for (const key of spec.required ?? []) {
    if (!has(key)) report(pointTo(pointer, key), "required", `${key} is missing`);
  }
  for (const group of spec.atLeastOneOf ?? []) {
    if (!group.some(has)) report(pointer, "at-least-one-of", `needs one of ${group.join(", ")}`);
  }
  for (const group of spec.exactlyOneOf ?? []) {
    if (group.filter(has).length !== 1) {
      report(pointer, "exactly-one-of", `needs exactly one of ${group.join(", ")}`);
    }
  }
  for (const key of spec.forbidden ?? []) {
    if (has(key)) report(pointTo(pointer, key), "forbidden", `${key} is not allowed here`);
  }
}

/** Checks one value against one limit: its type first, then minimum, maximum, the level of warning, and the pattern. */
export function checkLimit({ report }: Check, limit: Limit, value: unknown, pointer: string): void {
  const size = sizeOf(limit.kind, value);
  if (size === null) {
    report(pointer, "type", `must be ${limit.kind === "string" ? "a" : "an"} ${limit.kind}`);
    return;
  }
  const severity: Severity = limit.severity === "warn" ? "warn" : "error";
  const [noun, unit] = NOUNS[limit.kind] ?? ["value", ""];
  if (limit.min !== undefined && size < limit.min) {
    report(pointer, `min-${noun}`, `${size}${unit}, at least ${limit.min} needed`, severity);
  }
  if (limit.max !== undefined && size > limit.max) {
    report(pointer, `max-${noun}`, `${size}${unit}, at most ${limit.max} allowed`, severity);
  } else if (limit.warnAbove !== undefined && size > limit.warnAbove) {
    report(pointer, `max-${noun}`, `${size}${unit}, sources differ above ${limit.warnAbove}`, "warn");
  }
  if (limit.pattern !== undefined && typeof value === "string" && !new RegExp(limit.pattern).test(value)) {
    report(pointer, "pattern", `does not match ${limit.pattern}`, severity);
  }
}

const NOUNS: Record<string, [noun: string, unit: string]> = {
  string: ["length", " characters"],
  array: ["items", " items"],
};

function sizeOf(kind: string, value: unknown): number | null {
  if (kind === "string") return typeof value === "string" ? countCodePoints(value) : null;
  if (kind === "array") return Array.isArray(value) ? value.length : null;
  return typeof value === "number" && Number.isInteger(value) ? value : null;
}

// "title.text" limits the text of the text object "title". Items of elements and rows are not always text objects:
// they are checked by their own type.
const ITEMS_OF_ANY_TYPE = ["elements[]", "rows[][]"];

function textPaths(spec: PartSpec): string[] {
  return Object.keys(spec.limits ?? {})
    .filter((path) => path.endsWith(".text"))
    .map((path) => path.slice(0, -".text".length))
    .filter((path) => !ITEMS_OF_ANY_TYPE.includes(path));
}

function checkText(check: Check, allowed: string[], value: unknown, pointer: string): void {
  if (!isJson(value)) {
    check.report(pointer, "text-object", "must be a text object, not a bare value");
    return;
  }
  const type = typeOf(value);
  if (!allowed.includes(type)) {
    check.report(pointTo(pointer, "type"), "text-type", `must be ${allowed.join(" or ")}`);
  }
  const spec = findObjectSpec(type);
  if (spec !== null) checkPart(check, spec, value, pointer);
}
