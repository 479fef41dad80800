// Runs in a worker thread: see draw-picture.ts, which starts it. Drawing takes some 25 ms of computing that no
// acknowledgement should wait for. Plain JavaScript, because a thread would load its own TypeScript stripper.
import { parentPort } from "node:worker_threads";
import { createCanvas } from "@napi-rs/canvas";
import { Chart } from "chart.js/auto";
import { registerFontsFor } from "./register-fonts.mjs";

/** @import { DrawAnswer, DrawMessage } from "./draw-picture.ts" */

/** Pixels per CSS pixel. */
const sharpness = 2;

// The words in the cells; on a QuickChart server its own plugin of this name draws them.
const cellWords = {
  id: "cellWords",
  /** @param {Chart} chart */
  afterDatasetsDraw(chart) {
    const { ctx } = chart;
    ctx.save();
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    chart.data.datasets.forEach((dataset, row) => {
      const { datalabels } = /** @type {any} */ (dataset);
      if (!datalabels?.display) return;
      ctx.font = `${datalabels.font.size}px ${chart.options.font?.family ?? ""}`;
      chart.getDatasetMeta(row).data.forEach((element, column) => {
        const { x, y, base } = /** @type {any} */ (element);
        ctx.fillStyle = datalabels.color[column];
        ctx.fillText(/** @type {any} */ (dataset.data[column]).label, x, (y + base) / 2);
      });
    });
    ctx.restore();
  },
};

const background = {
  id: "background",
  /** @param {Chart} chart */
  beforeDraw({ ctx, width, height }) {
    ctx.fillStyle = "#FFFFFF";
    ctx.fillRect(0, 0, width, height);
  },
};

parentPort?.on("message", (/** @type {DrawMessage} */ { id, picture }) => {
  parentPort?.postMessage({ id, ...draw(picture) });
});

/**
 * @param {DrawMessage["picture"]} picture
 * @returns {Omit<DrawAnswer, "id">}
 */
function draw({ width, height, config }) {
  try {
    registerFontsFor(JSON.stringify(config));
    const canvas = createCanvas(width * sharpness, height * sharpness);
    // Chart.js asks for a canvas of the browser; it uses of it what this one has.
    const chart = new Chart(/** @type {any} */ (sized(canvas, width, height)), {
      .../** @type {any} */ (config),
      options: { .../** @type {any} */ (config.options), devicePixelRatio: sharpness },
      plugins: [background, cellWords],
    });
    const png = new Uint8Array(canvas.toBuffer("image/png"));
    chart.destroy();
    return { png };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

/**
 * A canvas as large as Chart.js takes it for; it multiplies by the sharpness itself.
 * @param {import("@napi-rs/canvas").Canvas} canvas
 * @param {number} width
 * @param {number} height
 */
function sized(canvas, width, height) {
  canvas.width = width;
  canvas.height = height;
  return canvas;
}
