/// <reference lib="dom" />

const fieldsIn = (form: HTMLElement) => form.querySelectorAll<HTMLElement>("[data-field]");
const inputIn = (field: HTMLElement) =>
  field.querySelector<HTMLElement>("input, textarea, select, fieldset[data-kind]");

/** Puts each error under its field, focuses the first, and gives the errors of fields that are not in the form. */
export function showFieldErrors(form: HTMLElement, errors: Readonly<Record<string, string>>): string[] {
  const left = new Map(Object.entries(errors));
  let first: HTMLElement | null = null;
  for (const field of fieldsIn(form)) {
    const words = left.get(field.dataset.field ?? "");
    const line = field.querySelector<HTMLElement>(".field-error");
    const input = inputIn(field);
    if (words === undefined || line === null || input === null) continue;
    left.delete(field.dataset.field ?? "");
    line.textContent = words;
    line.hidden = false;
    input.setAttribute("aria-invalid", "true");
    describe(input, line.id, true);
    first ??= input;
  }
  first?.focus();
  return [...left.values()];
}

/** Takes away what was wrong the last time. */
export function clearFieldErrors(form: HTMLElement): void {
  for (const field of fieldsIn(form)) {
    const line = field.querySelector<HTMLElement>(".field-error");
    if (line === null || line.hidden) continue;
    line.hidden = true;
    line.textContent = "";
    const input = inputIn(field);
    input?.removeAttribute("aria-invalid");
    if (input) describe(input, line.id, false);
  }
}

/** The error is read out with the field, beside its hint. */
function describe(input: HTMLElement, id: string, isOn: boolean): void {
  const ids = new Set(
    (input.getAttribute("aria-describedby") ?? "").split(" ").filter((each) => each !== ""),
  );
  if (isOn) ids.add(id);
  else ids.delete(id);
  if (ids.size === 0) input.removeAttribute("aria-describedby");
  else input.setAttribute("aria-describedby", [...ids].join(" "));
}
