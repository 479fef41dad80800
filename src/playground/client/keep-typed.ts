/// <reference lib="dom" />

const key = ({ dataset }: HTMLElement): string => JSON.stringify([dataset.block, dataset.action]);
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
  const again = heldControl === null ? undefined : findAgain(node, heldControl, fresh);
  (again ?? node).focus({ preventScroll: true });
}

/** Buttons may share their ids in a block of options: the value tells them apart. */
function findAgain(node: HTMLElement, before: HTMLElement, fresh: Map<string, HTMLElement>) {
  const { value } = before.dataset;
  const same = [...controlsIn(node)].filter((control) => key(control) === key(before));
  return same.find(({ dataset }) => dataset.value === value) ?? fresh.get(key(before));
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
