import { isCurrency } from "./currency.ts";
import { looksLikeMoney } from "./parse-money.ts";
import type { Token } from "./tokens.ts";

const mostTokens = 5; // "1 200 000 000 €"

/**
 * The words from `at` on that together are money with a sign or a code ("120 000 €", "USD 5"), longest first, and
 * where they end; null when there are none. "54 USD 5" is not 54 dollars: the code belongs to the 5,
 * but in "54 USD 2026-11-20" it does not belong to the day.
 */
export function readMoneyAt(tokens: readonly Token[], at: number): { text: string; next: number } | null {
  for (let count = Math.min(mostTokens, tokens.length - at); count > 0; count -= 1) {
    const words = tokens.slice(at, at + count);
    if (!words.every((token) => token.kind === "word")) continue;
    const text = words.map((token) => token.text.replace(/[,;]$/, "")).join(" ");
    const last = words.at(-1)?.text.toUpperCase() ?? "";
    const after = tokens[at + count];
    const isCodeOfNext =
      count > 1 && isCurrency(last) && after?.kind === "word" && looksLikeMoney(`${last} ${after.text}`);
    if (looksLikeMoney(text) && !isCodeOfNext) return { text, next: at + count };
  }
  return null;
}
