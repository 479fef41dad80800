import { describe, expect, test } from "vitest";
import { cellColours, ink, quiet, seriesColours } from "../../src/charts/palette.ts";

type Triple = readonly [number, number, number];

// Machado, Oliveira, Fernandes (2009), severity 1.0: linear RGB as a person of that colour vision sees it.
const visions: Record<string, readonly [Triple, Triple, Triple]> = {
  "everybody's": [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

const linear = (channel: number): number =>
  channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;

function read(colour: string): Triple {
  const digits = /rgb\((\d+), (\d+), (\d+)\)/.exec(colour)?.slice(1).map(Number);
  const hex = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  const [r = 0, g = 0, b = 0] = (digits ?? hex).map((channel) => linear(channel / 255));
  return [r, g, b];
}

const dot = (row: Triple, of: Triple): number => row[0] * of[0] + row[1] * of[1] + row[2] * of[2];

/** CIE L*a*b* under D65. */
function lab(rgb: Triple): Triple {
  const [r, g, b] = rgb.map((channel) => Math.min(1, Math.max(0, channel)));
  const light: Triple = [r ?? 0, g ?? 0, b ?? 0];
  const curve = (t: number) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
  const x = curve(dot([0.4124, 0.3576, 0.1805], light) / 0.9505);
  const y = curve(dot([0.2126, 0.7152, 0.0722], light));
  const z = curve(dot([0.0193, 0.1192, 0.9505], light) / 1.089);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

const apart = (one: Triple, other: Triple): number =>
  Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]);

/** WCAG's contrast, 1 to 21. */
function contrast(one: string, other: string): number {
  const luminance = (colour: string) => dot([0.2126, 0.7152, 0.0722], read(colour));
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

describe("the colours of series", () => {
  test.each(Object.entries(visions))("are told apart with %s vision", (_, matrix) => {
    const seen = seriesColours.map((colour) => {
      const rgb = read(colour);
      return lab([dot(matrix[0], rgb), dot(matrix[1], rgb), dot(matrix[2], rgb)]);
    });
    const pairs = seen.flatMap((one, at) => seen.slice(at + 1).map((other) => apart(one, other)));
    expect(Math.min(...pairs)).toBeGreaterThan(10); // 2.3 is just noticeable
  });

  test("stand off white", () => {
    for (const colour of seriesColours) expect(contrast(colour, "#FFFFFF")).toBeGreaterThan(2);
    for (const colour of [ink, quiet]) expect(contrast(colour, "#FFFFFF")).toBeGreaterThan(4.5);
  });
});

test("the words of a cell are readable on every shade", () => {
  for (let share = 0; share <= 1; share += 0.05) {
    const { fill, words } = cellColours(share);
    expect(contrast(fill, words)).toBeGreaterThan(4.5);
  }
});
