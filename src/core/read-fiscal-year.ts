/**
 * The year in "2026", "FY26", "fy 2026": two digits stand for 1990 to 2089. Null when it is another text or outside
 * 1990 to 2101 (the fiscal year that December 2100 may lie in). Never throws.
 */
export function readFiscalYear(text: string): number | null {
  const [, short, long] = /^(?:fy ?(\d{2})|(?:fy ?)?(\d{4}))$/i.exec(text) ?? [];
  if (short === undefined && long === undefined) return null;
  const year = short === undefined ? Number(long) : Number(short) + (Number(short) >= 90 ? 1900 : 2000);
  return year >= 1990 && year <= 2101 ? year : null;
}
