import { ok, problem, type Result } from "./result.ts";

/** The lower edges of an attribute's bands, ascending: attribute name → [50, 200, 1000]. */
export type Bands = ReadonlyMap<string, readonly number[]>;

const example = '--bands "employees=50,200,1000"';

/**
 * Reads `--bands "employees=50,200,1000,revenue=100"`: attributes that are numbers and are kept as bands, each with the
 * edges between its bands. A problem for an edge that is no whole number above the one before it, an attribute without
 * an edge, or one given twice.
 */
export function parseBands(text: string): Result<Bands> {
  const bands = new Map<string, number[]>();
  let edges: number[] | null = null;
  for (const part of text.split(",").map((each) => each.trim())) {
    const equals = part.lastIndexOf("=");
    const name = part.slice(0, Math.max(0, equals)).trim();
    if (equals >= 0) {
      if (name === "" || bands.has(name))
        return problem(`--bands gives "${name}" twice or without a name.`, example);
      edges = [];
      bands.set(name, edges);
    }
    const edge = part.slice(equals + 1).trim();
    if (edges === null || !/^\d{1,15}$/.test(edge) || Number(edge) <= (edges.at(-1) ?? 0)) {
      return problem(`--bands needs whole numbers that rise, not "${part}".`, example);
    }
    edges.push(Number(edge));
  }
  return ok(bands);
}

/**
 * The band a number falls into, by its edges 50, 200, 1000: "0–49", "50–199", "200–999", "1000+"; an edge belongs to
 * the band above it. `text` is a number as a file has it, thousands separated by commas, spaces or apostrophes. Null
 * for a text that is no number from 0.
 */
export function bandOf(text: string, edges: readonly number[]): string | null {
  const plain = text.replace(/[\s,'’]/g, "");
  if (!/^\d+(\.\d+)?$/.test(plain)) return null;
  const above = edges.findIndex((edge) => Number(plain) < edge);
  const from = (above === -1 ? edges.at(-1) : edges[above - 1]) ?? 0;
  const to = edges[above];
  return to === undefined ? `${from}+` : `${from}–${to - 1}`;
}
