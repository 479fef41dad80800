/**
 * Colours that people of every colour vision tell apart, and that stand off white: Okabe and Ito's, without their yellow.
 * https://jfly.uni-koeln.de/color/
 */
export const seriesColours = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#4D4D4D"] as const;

export const ink = "#1D1C1D";
export const quiet = "#616061";
export const gridLine = "#E3E3E3";

const palest = [234, 243, 249];
const darkest = [0, 114, 178]; // the first series' blue
/** The luminance at which black and white words stand off equally: (1.05 / 0.05) ** 0.5 = 4.58 times. */
const middle = 0.179;

/** A cell's colour, from almost white at 0 to the first series' blue at 1, and the colour of the words on it. */
export function cellColours(share: number): { fill: string; words: string } {
  const part = Math.min(1, Math.max(0, share));
  const fill = palest.map((start, index) => Math.round(start + ((darkest[index] ?? 0) - start) * part));
  return { fill: `rgb(${fill.join(", ")})`, words: luminanceOf(fill) > middle ? "#000000" : "#FFFFFF" };
}

/** 0 black to 1 white, as WCAG has it; of channels 0..255. */
function luminanceOf(channels: readonly number[]): number {
  const [r = 0, g = 0, b = 0] = channels.map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
