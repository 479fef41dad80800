/// <reference lib="dom" />
import type { LogEntry } from "../page/contract.ts";
import { fetchLog } from "./ask-server.ts";
import { drawJson } from "./draw-json.ts";
import { element, getElement } from "./element.ts";

const most = 300;

/** The log of requests, read only while it is unfolded; gives what to call when there may be more. */
export function createLog(): () => Promise<void> {
  const fold = getElement("log-fold", HTMLDetailsElement);
  const list = getElement("log", HTMLOListElement);
  let last = 0;
  let isBusy = false;

  const read = async (): Promise<void> => {
    if (!fold.open || isBusy) return;
    isBusy = true;
    try {
      for (const entry of await fetchLog(last)) {
        last = Math.max(last, entry.n);
        list.prepend(drawEntry(entry));
      }
      while (list.children.length > most) list.lastElementChild?.remove();
    } finally {
      isBusy = false;
    }
  };
  fold.addEventListener("toggle", () => void read());
  return read;
}

function drawEntry(entry: LogEntry): HTMLElement {
  const { direction, what, ms, status, violations, at, request, answer } = entry;
  const isBroken = violations.length > 0;
  const sign = direction === "to the app" ? "→" : "←";
  const summary = element(
    "summary",
    {},
    element("span", { class: "log-sign", "aria-hidden": "true" }, sign),
    element("span", { class: "unseen" }, `${direction}: `),
    element("span", { class: "log-what" }, what),
    element("span", { class: "log-status" }, ` ${status}`),
    element("span", { class: "log-ms" }, ` ${Math.round(ms)} ms`),
  );
  const details = element("details", {}, summary);
  // drawn when unfolded: the bodies may be long
  details.addEventListener("toggle", () => {
    if (!details.open || details.children.length > 1) return;
    details.append(
      element("p", { class: "log-at" }, at),
      element("p", { class: "log-part" }, "Request"),
      drawJson(request),
      element("p", { class: "log-part" }, "Answer"),
      drawJson(answer),
    );
  });
  const broken = violations.map(({ pointer, message, severity }) =>
    element("p", { class: "violation" }, `${severity}: ${message} (${pointer || "whole payload"})`),
  );
  return element("li", { class: isBroken ? "log-entry is-broken" : "log-entry" }, details, ...broken);
}
