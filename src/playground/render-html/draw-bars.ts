import { type Plot, planTicks, printValue } from "./read-plot.ts";
import { escapeHtml, tag } from "./tag.ts";

const labelHeight = 20;
const barHeight = 16;
const barGap = 3;
const groupGap = 12;
const axisHeight = 22;

/**
 * Bars that lie, in groups under their label: words keep their size at every width because lengths are percentages.
 * Each bar says its number.
 */
export function drawBars({ labels, series }: Plot): { height: number; shapes: string } {
  const ticks = planTicks(series.flatMap(({ values }) => values));
  const [low = 0, high = 1] = [ticks[0], ticks.at(-1)];
  // Room for the numbers behind the longest bars.
  const start = low < 0 ? 10 : 0;
  const x = (value: number): number => start + ((value - low) / (high - low)) * (88 - start);
  const groupHeight = labelHeight + series.length * (barHeight + barGap) + groupGap;
  const bottom = labels.length * groupHeight;
  const groups = labels.map((label, index) => {
    const top = index * groupHeight;
    const name = tag("text", { class: "label", x: 0, y: top + 14 }, escapeHtml(label));
    const bars = series.map(({ name: of, values }, number) =>
      drawBar({
        value: values[index] ?? 0,
        words: [label, of].filter((word) => word !== "").join(", "),
        y: top + labelHeight + number * (barHeight + barGap),
        number,
        x,
      }),
    );
    return name + bars.join("");
  });
  const grid = ticks.map((tick) => drawTick(tick, x(tick), bottom)).join("");
  return { height: bottom + axisHeight, shapes: grid + groups.join("") };
}

type Bar = { value: number; words: string; y: number; number: number; x: (value: number) => number };

function drawBar({ value, words, y, number, x }: Bar): string {
  const [zero, end] = [x(0), x(value)];
  const printed = printValue(value);
  const bar = tag("rect", {
    class: `series-${number + 1}`,
    x: percent(Math.min(zero, end)),
    y,
    width: percent(Math.abs(end - zero)),
    height: barHeight,
    rx: 2,
  });
  const isBack = value < 0;
  const figure = tag(
    "text",
    { class: "value", x: percent(end), dx: isBack ? -6 : 6, y: y + 12, "text-anchor": isBack ? "end" : null },
    escapeHtml(printed),
  );
  return tag("g", {}, tag("title", {}, escapeHtml(`${words}: ${printed}`)), bar, figure);
}

function drawTick(tick: number, at: number, bottom: number): string {
  const line = tag("line", {
    class: tick === 0 ? "axis" : "grid",
    x1: percent(at),
    x2: percent(at),
    y1: 0,
    y2: bottom,
  });
  const anchor = at === 0 ? null : "middle";
  return (
    line +
    tag("text", { class: "tick", x: percent(at), y: bottom + 16, "text-anchor": anchor }, printValue(tick))
  );
}

/** A place or length as a share of the width, e.g. "12.5%". */
export const percent = (share: number): string => `${Number(share.toFixed(2))}%`;
