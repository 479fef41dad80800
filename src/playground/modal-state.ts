import { type Control, findControls } from "./find-controls.ts";
import { type Fields, objectsOf } from "./json.ts";
import { initialState, isEmptyState, lengthProblem } from "./select-value.ts";
import type { OpenView } from "./views.ts";

type Values = Record<string, Record<string, Fields>>;

/** `state.values` of a view: block id → action id → what is typed, or what it began with. */
export function stateValues(view: OpenView): Values {
  const values: Values = {};
  for (const control of controlsOf(view)) {
    const state = view.typed[control.blockId]?.[control.actionId] ?? initialState(control);
    if (state === null) continue;
    values[control.blockId] = { ...values[control.blockId], [control.actionId]: state };
  }
  return values;
}

/** Everything in the view that can be pressed or filled in. */
export const controlsOf = (view: OpenView): Control[] => findControls(objectsOf(view.payload.blocks));

/** What Slack itself says under the fields before it sends a submission: block id → words. Empty when it may be sent. */
export function fieldProblems(view: OpenView): Record<string, string> {
  const problems: Record<string, string> = {};
  const values = stateValues(view);
  for (const control of controlsOf(view)) {
    const state = values[control.blockId]?.[control.actionId];
    if (control.input === "none" || state === undefined) continue;
    if (isEmptyState(state)) {
      if (control.input === "required") problems[control.blockId] = "Please complete this required field.";
      continue;
    }
    const problem = lengthProblem(control, state);
    if (problem !== null) problems[control.blockId] = problem;
  }
  return problems;
}
