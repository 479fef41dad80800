// ISO 4217 minor digits, kept here and not asked of Intl: Intl's answer differs between ICU versions
// (HUF 0 or 2), and a stored amount must mean the same after an upgrade of Node.
const noDecimals = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF".split(" ");
const threeDecimals = "BHD IQD JOD KWD LYD OMR TND".split(" ");
const fourDecimals = ["CLF"];
const codes = new Set([...Intl.supportedValuesOf("currency"), "CLF"]);

// Codes that are also words or product names: only upper case and apart from the number ("TRY 500") reads as
// money, so that "top 10", "Mad 4" or "ALL4" stay words.
const wordlike = new Set("ALL ANG BAM COP ERN GEL LAK MAD MOP PEN RON SAR SOS TOP TRY".split(" "));

// Sign → currencies written with it; the first is meant unless the ledger's own currency is in the list.
const signs = new Map<string, readonly string[]>([
  [
    "$",
    "USD ARS AUD BBD BMD BND BSD BZD CAD CLP COP CUP DOP FJD GYD HKD JMD KYD LRD MXN NAD NZD SBD SGD SRD TTD TWD UYU XCD".split(
      " ",
    ),
  ],
  ["€", ["EUR"]],
  ["£", ["GBP", "FKP", "GIP", "SHP"]],
  ["¥", ["JPY", "CNY"]],
  ["₹", ["INR"]],
  ["₩", ["KRW"]],
  ["₪", ["ILS"]],
  ["₫", ["VND"]],
  ["₱", ["PHP"]],
  ["₺", ["TRY"]],
  ["₴", ["UAH"]],
  ["₦", ["NGN"]],
  ["฿", ["THB"]],
  ["US$", ["USD"]],
  ["A$", ["AUD"]],
  ["AU$", ["AUD"]],
  ["C$", ["CAD"]],
  ["CA$", ["CAD"]],
  ["HK$", ["HKD"]],
  ["MX$", ["MXN"]],
  ["NT$", ["TWD"]],
  ["NZ$", ["NZD"]],
  ["R$", ["BRL"]],
  ["S$", ["SGD"]],
  ["CN¥", ["CNY"]],
]);

// The sign a reader cannot take for another currency; any other currency is shown by its code.
const shownSigns = new Map<string, string>([
  ...["€", "£", "¥", "₹", "₩", "₪", "₫", "₱", "$"].map(
    (sign) => [signs.get(sign)?.[0] ?? sign, sign] as const,
  ),
  ...["A$", "CA$", "HK$", "MX$", "NT$", "NZ$", "R$", "S$", "CN¥"].map(
    (sign) => [signs.get(sign)?.[0] ?? sign, sign] as const,
  ),
]);

/** Whether the text is an ISO 4217 code in capitals, such as "USD". Never throws. */
export const isCurrency = (code: string): boolean => codes.has(code);

/** How many decimals a currency has by ISO 4217: 0 for JPY, 3 for KWD, 2 for most. An unknown code has 2. */
export function minorDigits(currency: string): number {
  if (noDecimals.includes(currency)) return 0;
  if (threeDecimals.includes(currency)) return 3;
  return fourDecimals.includes(currency) ? 4 : 2;
}

/** The sign shown before an amount ("$", "CA$"), or null where the code stands instead ("CHF 500"). */
export const shownSign = (currency: string): string | null => shownSigns.get(currency) ?? null;

/**
 * The currencies a typed sign or code may mean, the usual one first; empty when it is neither.
 * `isAttached` says that it touches the number. Codes may be typed in small letters ("usd"); those that are also
 * English words only count in capitals and apart from the number.
 */
export function currenciesFor(mark: string, isAttached: boolean): readonly string[] {
  const upper = mark.toUpperCase();
  const bySign = signs.get(upper);
  if (bySign) return bySign;
  if (!codes.has(upper)) return [];
  if (wordlike.has(upper) && (isAttached || mark !== upper)) return [];
  return [upper];
}
