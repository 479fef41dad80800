/** Digits before and after the decimal mark; the fraction without closing zeros. */
export type DecimalText = { whole: string; fraction: string };

const groupedByComma = /^\d{1,3}(?:,\d{2,3})*,\d{3}$/; // 1,234,567 and the Indian 12,34,567
const groupedByDot = /^\d{1,3}(?:\.\d{3})+$/;
const plain = /^\d+$/;

const decimal = (whole: string, fraction: string): DecimalText | null =>
  plain.test(whole || "0") && plain.test(fraction)
    ? { whole: whole || "0", fraction: fraction.replace(/0+$/, "") }
    : null;

function ungroup(text: string, mark: "," | "."): string | null {
  const grouped = mark === "," ? groupedByComma : groupedByDot;
  if (plain.test(text)) return text;
  return grouped.test(text) ? text.replaceAll(mark, "") : null;
}

/**
 * The digits of a number written the English ("1,234.56"), European ("1.234,56"), Swiss ("1'234.50"), French
 * ("1 234,50") or Indian way ("12,34,567"). One comma before exactly three digits groups thousands; one dot there is
 * "ambiguous" when `isDotInDoubt`, otherwise the decimal mark. Null when it is no number. Never throws.
 */
export function readNumber(text: string, isDotInDoubt: boolean): DecimalText | "ambiguous" | null {
  const spaced = text.replaceAll("’", "'");
  if (/['\s]/.test(spaced) && !/^\d{1,3}(?:(?:'\d{3})+|(?: \d{3})+)(?:[.,]\d+)?$/.test(spaced)) return null;
  const isGrouped = /['\s]/.test(spaced);
  const bare = spaced.replace(/['\s]/g, "");
  const dot = bare.lastIndexOf(".");
  const comma = bare.lastIndexOf(",");
  if (dot < 0 && comma < 0) return decimal(bare, "0");
  if (isGrouped) return decimal(bare.slice(0, Math.max(dot, comma)), bare.slice(Math.max(dot, comma) + 1));

  if (dot >= 0 && comma >= 0) {
    const at = Math.max(dot, comma);
    const whole = ungroup(bare.slice(0, at), dot > comma ? "," : ".");
    return whole === null ? null : decimal(whole, bare.slice(at + 1));
  }
  if (comma >= 0) {
    if (groupedByComma.test(bare) && !bare.startsWith("0")) return decimal(bare.replaceAll(",", ""), "0");
    return decimal(bare.slice(0, comma), bare.slice(comma + 1));
  }
  if (isDotInDoubt && /^[1-9]\d{0,2}\.\d{3}$/.test(bare)) return "ambiguous";
  if (groupedByDot.test(bare) && bare.indexOf(".") !== dot) return decimal(bare.replaceAll(".", ""), "0");
  return decimal(bare.slice(0, dot), bare.slice(dot + 1));
}
