import type { Limit } from "../../../src/slack/limits/spec.ts";
import type { Json } from "../../../src/slack/limits/walk-json.ts";

/** A value that measures exactly `size` by the kind of a limit. */
export function sized(kind: string, size: number): unknown {
  if (kind === "string") return "x".repeat(size);
  return kind === "array" ? Array.from({ length: size }, () => ({})) : size;
}

/**
 * `base` with `value` at a path such as "rows[][].text", and everything on the way made: objects where a name follows,
 * one-item arrays where "[]" follows. Text objects on the way get a type, so that only the measured thing is wrong.
 */
export function withValueAt(base: Json, path: string, value: unknown): { payload: Json; pointer: string } {
  const steps = path.match(/\[\]|[^.[\]]+/g) ?? [];
  const pointer = steps.map((step) => (step === "[]" ? "/0" : `/${step}`)).join("");
  return { payload: { ...base, ...nest(steps, value) }, pointer };
}

function nest(steps: string[], value: unknown): Json {
  const [step = "", ...rest] = steps;
  return { [step]: inside(rest, value) };
}

function inside(steps: string[], value: unknown): unknown {
  const [step, ...rest] = steps;
  if (step === undefined) return value;
  return step === "[]" ? [inside(rest, value)] : nest(steps, value);
}

/** The sizes just inside and just outside each end of a limit, with the rule that names the outside. */
export function edgesOf(limit: Limit): { inside: number; outside: number; rule: string }[] {
  const noun = { string: "length", array: "items" }[limit.kind] ?? "value";
  const max =
    limit.max === undefined ? [] : [{ inside: limit.max, outside: limit.max + 1, rule: `max-${noun}` }];
  const min =
    limit.min === undefined ? [] : [{ inside: limit.min, outside: limit.min - 1, rule: `min-${noun}` }];
  return [...max, ...min];
}
