/// <reference lib="dom" />
import { getElement } from "./element.ts";

const words = "The playground does not answer. Start it again, and this page goes on where it was.";

/** Calls `onChange` at each change on the server and after each reconnection; says so while the server is away. */
export function listenForChanges(onChange: () => void): void {
  const events = new EventSource("/api/events");
  events.addEventListener("changed", onChange);
  events.addEventListener("open", onChange);
  events.addEventListener("error", () => showLost(true));
}

/** The line on top that says that the server is away. */
export function showLost(isLost: boolean): void {
  const line = getElement("lost", HTMLParagraphElement);
  if (line.hidden !== isLost) return;
  line.textContent = isLost ? words : "";
  line.hidden = !isLost;
}
