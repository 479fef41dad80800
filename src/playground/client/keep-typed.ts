/// <reference lib="dom" />

const key = ({ dataset }: HTMLElement): string =>
  JSON.stringify([dataset.block, dataset.action, dataset.kind === "button" ? dataset.value : null]);
const controlsIn = (node: HTMLElement) => node.querySelectorAll<HTMLElement>("[data-kind][data-action]");

/**
 * Redraws a part of the page and puts back what a person had half typed there and where the focus was, found again
 * by block and action id. A control counts as touched once somebody changed it (`data-touched`).
 */
export function keepTyped(node: HTMLElement, redraw: () => void): void {
  const touched = [...controlsIn(node)].filter(({ dataset }) => dataset.touched !== undefined);
  const focused = document.activeElement;
  const held = focused instanceof HTMLElement && node.contains(focused) ? focused : null;
  const heldControl = held?.closest<HTMLElement>("[data-kind][data-action]") ?? null;
  redraw();
  const fresh = new Map([...controlsIn(node)].map((control) => [key(control), control]));
  for (const before of touched) {
    const after = fresh.get(key(before));
    if (after) copyTyped(before, after);
  }
  if (held === null || node.contains(held)) return;
  const sameId = [...node.querySelectorAll<HTMLElement>("[id]")].find(({ id }) => id === held.id);
  const again = heldControl === null ? undefined : findAgain([...fresh.values()], heldControl);
  (sameId ?? again ?? node).focus({ preventScroll: true });
}

/** The same control after redrawing: the app may have given its block another id, and then the action tells it. */
function findAgain(controls: readonly HTMLElement[], before: HTMLElement): HTMLElement | undefined {
  const { action, kind, value } = before.dataset;
  const same = controls.filter(
    ({ dataset }) => dataset.action === action && (kind !== "button" || dataset.value === value),
  );
  return same.find((control) => key(control) === key(before)) ?? same[0];
}

function copyTyped(before: HTMLElement, after: HTMLElement): void {
  after.dataset.touched = "";
  if (before instanceof HTMLSelectElement && after instanceof HTMLSelectElement) {
    const chosen = new Set([...before.selectedOptions].map(({ value }) => value));
    for (const option of after.options) option.selected = chosen.has(option.value);
    return;
  }
  if (before.tagName === "FIELDSET") {
    const checked = new Set(
      [...before.querySelectorAll<HTMLInputElement>("input:checked")].map(({ value }) => value),
    );
    for (const box of after.querySelectorAll("input")) box.checked = checked.has(box.value);
    return;
  }
  if (!(after instanceof HTMLInputElement || after instanceof HTMLTextAreaElement)) return;
  if (!(before instanceof HTMLInputElement || before instanceof HTMLTextAreaElement)) return;
  if (before.type === "file") return;
  after.value = before.value;
  if (before.dataset.value !== undefined) after.dataset.value = before.dataset.value;
  if (before.dataset.text !== undefined) after.dataset.text = before.dataset.text;
}
