/// <reference lib="dom" />
import { getElement } from "./element.ts";

const words = "The playground does not answer. Start it again, and this page goes on where it was.";

/** Calls `onChange` at each change on the server and after each reconnection; says so while the server is away. */
export function listenForChanges(onChange: () => void): void {
  const lost = getElement("lost", HTMLParagraphElement);
  const events = new EventSource("/api/events");
  events.addEventListener("changed", onChange);
  events.addEventListener("open", () => {
    lost.hidden = true;
    onChange();
  });
  events.addEventListener("error", () => {
    lost.textContent = words;
    lost.hidden = false;
  });
}
