/// <reference lib="dom" />
import { getElement } from "./element.ts";

const most = 300;

/** Lets a screen reader say it once it has finished; long texts are cut. */
export function announce(words: string): void {
  const line = getElement("announce", HTMLParagraphElement);
  const text = words.replace(/\s+/g, " ").trim();
  line.textContent = text.length > most ? `${text.slice(0, most)}…` : text;
}
