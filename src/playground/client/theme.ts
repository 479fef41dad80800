/// <reference lib="dom" />
import { getElement } from "./element.ts";

const key = "roundtrip-theme";

/** Light or dark as the system has it, until somebody presses the button; that is remembered in this browser. */
export function runTheme(): void {
  const button = getElement("theme", HTMLButtonElement);
  const system = matchMedia("(prefers-color-scheme: dark)");
  const isDark = (): boolean => {
    const chosen = localStorage.getItem(key);
    return chosen === null ? system.matches : chosen === "dark";
  };
  const show = (): void => {
    document.documentElement.dataset.theme = isDark() ? "dark" : "light";
    button.textContent = isDark() ? "☀\uFE0E" : "☾";
    button.setAttribute("aria-label", isDark() ? "Use light colours" : "Use dark colours");
  };
  button.addEventListener("click", () => {
    localStorage.setItem(key, isDark() ? "light" : "dark");
    show();
  });
  system.addEventListener("change", show);
  show();
}
