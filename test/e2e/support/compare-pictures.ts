import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";

/** Cells of this many pixels a side are compared by their mean colour: letters may be drawn a little differently. */
const cellSize = 6;
/** How far apart two mean colours may be, 0..1 in pixelmatch's scale. */
const threshold = 0.06;
/** A line of text whose place is half a pixel may be drawn on either: a cell differs that differs from all of these, in pixels down. */
const shifts = [0, -1, 1];
/** A square of this many cells a side is looked at: about as large as a small button. */
const squareSize = 8;

export type Difference = {
  /** cells that differ in the square that differs most; all of them for pictures of two sizes */
  readonly cells: number;
  /** the differing cells in red */
  readonly picture: Buffer;
};

/** How much two PNGs differ to a person's eye. */
export function comparePictures(expected: Buffer, actual: Buffer): Difference {
  const before = PNG.sync.read(expected);
  const after = PNG.sync.read(actual);
  if (before.width !== after.width || before.height !== after.height) {
    return { cells: squareSize * squareSize, picture: actual };
  }
  const left = shrink(before, 0);
  const { width, height } = left;
  const masks = shifts.map((shift) => {
    const mask = new PNG({ width, height });
    pixelmatch(left.data, shrink(after, shift).data, mask.data, width, height, {
      ...{ threshold, includeAA: true, diffMask: true },
    });
    return mask;
  });
  const difference = new PNG({ width, height });
  for (let at = 0; at < difference.data.length; at += 4) {
    const isDifferent = masks.every(({ data }) => (data[at + 3] ?? 0) > 0);
    if (isDifferent) difference.data.set([255, 0, 0, 255], at);
  }
  return { cells: mostInSquare(difference), picture: PNG.sync.write(difference) };
}

/** A picture with one pixel for each cell: the mean of its colours `shift` pixels further down, opaque. */
function shrink(picture: PNG, shift: number): PNG {
  const small = new PNG({
    width: Math.ceil(picture.width / cellSize),
    height: Math.ceil(picture.height / cellSize),
  });
  for (let y = 0; y < small.height; y += 1) {
    for (let x = 0; x < small.width; x += 1) {
      const at = (y * small.width + x) * 4;
      for (const channel of [0, 1, 2]) small.data[at + channel] = meanOf(picture, x, y, channel, shift);
      small.data[at + 3] = 255;
    }
  }
  return small;
}

function meanOf(
  { width, height, data }: PNG,
  cellX: number,
  cellY: number,
  channel: number,
  shift: number,
): number {
  let sum = 0;
  let count = 0;
  const top = cellY * cellSize + shift;
  for (let y = Math.max(0, top); y < Math.min(height, top + cellSize); y += 1) {
    for (let x = cellX * cellSize; x < Math.min(width, (cellX + 1) * cellSize); x += 1) {
      sum += data[(y * width + x) * 4 + channel] ?? 0;
      count += 1;
    }
  }
  return Math.round(sum / count);
}

/** @param mask transparent where nothing differs */
function mostInSquare({ width, height, data }: PNG): number {
  let most = 0;
  for (let top = 0; top < height; top += squareSize / 2) {
    for (let left = 0; left < width; left += squareSize / 2) {
      let count = 0;
      for (let y = top; y < Math.min(height, top + squareSize); y += 1) {
        for (let x = left; x < Math.min(width, left + squareSize); x += 1) {
          if ((data[(y * width + x) * 4 + 3] ?? 0) > 0) count += 1;
        }
      }
      most = Math.max(most, count);
    }
  }
  return most;
}
