/// <reference lib="dom" />
import type { FaultKind, PageStep, Posts, Screen } from "../page/contract.ts";
import { element, getElement, setText } from "./element.ts";
import { updateKeyed } from "./update-keyed.ts";

export type GuideActions = {
  tryLine(line: string): void;
  move(move: Posts["/api/clock"]["move"]): Promise<void>;
  fault(kind: FaultKind, isOn: boolean): Promise<void>;
};

const moves = ["now", "day", "monday", "quarter"] as const;
const faultKinds = ["slow", "http_500", "rate_limited", "down"] as const;

/** Makes the clock's buttons and the fault switches work. */
export function listenToGuide(actions: GuideActions): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>("[data-move]")) {
    const move = moves.find((each) => each === button.dataset.move);
    if (move === undefined) continue;
    button.addEventListener("click", async () => {
      if (button.getAttribute("aria-busy") === "true") return;
      button.setAttribute("aria-busy", "true");
      await actions.move(move);
      button.removeAttribute("aria-busy");
    });
  }
  for (const toggle of document.querySelectorAll<HTMLInputElement>("[data-fault]")) {
    const kind = faultKinds.find((each) => each === toggle.dataset.fault);
    if (kind === undefined) continue;
    toggle.addEventListener("change", () => void actions.fault(kind, toggle.checked));
  }
}

/** Draws the tour, the clock, the switches and the count of violations. */
export function drawGuide(screen: Screen, actions: GuideActions): void {
  const { steps, time, faults, violations } = screen;
  const done = steps.filter(({ isDone }) => isDone).length;
  setText(getElement("tour-count", HTMLSpanElement), `${done} of ${steps.length}`);
  const next = steps.findIndex(({ isDone }) => !isDone);
  const items = steps.map((step, index) => ({
    key: step.id,
    mark: JSON.stringify([step, index === next]),
    tag: "li",
    draw: (node: HTMLElement) => drawStep(node, step, index === next, actions),
  }));
  updateKeyed(getElement("tour", HTMLOListElement), items);
  setText(getElement("clock", HTMLParagraphElement), time);
  for (const toggle of document.querySelectorAll<HTMLInputElement>("[data-fault]")) {
    toggle.checked = faults.some((kind) => kind === toggle.dataset.fault);
  }
  const line = getElement("violations", HTMLParagraphElement);
  setText(line, violations === 0 ? "✓ No rule of the chat service broken" : `✕ ${sayViolations(violations)}`);
  line.classList.toggle("is-broken", violations > 0);
}

const sayViolations = (count: number): string => (count === 1 ? "1 violation" : `${count} violations`);

function drawStep(node: HTMLElement, step: PageStep, isNext: boolean, actions: GuideActions): void {
  const { title, hint, type, isDone } = step;
  node.className = ["step", isDone ? "is-done" : "", isNext ? "is-next" : ""].join(" ").trim();
  if (isNext) node.setAttribute("aria-current", "step");
  else node.removeAttribute("aria-current");
  const body = element(
    "div",
    { class: "step-body" },
    element(
      "p",
      { class: "step-title" },
      title,
      isDone ? element("span", { class: "unseen" }, " (done)") : null,
    ),
    element("p", { class: "step-hint" }, hint),
  );
  if (type !== null) {
    const line = element("code", { class: "step-line" }, type);
    const go = element("button", { type: "button", class: "btn", "aria-label": `Try it: ${type}` }, "Try it");
    go.addEventListener("click", () => actions.tryLine(type));
    body.append(element("p", { class: "step-try" }, line, go));
  }
  node.replaceChildren(
    element("span", { class: "step-sign", "aria-hidden": "true" }, isDone ? "✓" : ""),
    body,
  );
}
