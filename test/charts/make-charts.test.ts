import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { makeDrawer } from "../../src/charts/draw-picture.ts";
import { type ChartsHouse, makeCharts } from "../../src/charts/make-charts.ts";
import { type Asked, listen } from "../../src/playground/listen.ts";
import { validateMessage } from "../../src/slack/limits/validate.ts";
import { message } from "../../src/slack/message.ts";
import { sampleOf } from "./samples.ts";

const [bars, grid] = [sampleOf("bars"), sampleOf("grid")];
const png = new Uint8Array([137, 80, 78, 71]);
const drawer = makeDrawer();
const where = { workspaceId: "T1", place: "post" } as const;

describe("a chart for a message", () => {
  let server: Awaited<ReturnType<typeof listen>>;
  let isUp = true;
  const asked: Asked[] = [];
  let uploads: { png: Uint8Array; title: string; altText: string }[] = [];
  let warnings: string[] = [];
  let refuses = false;

  const hire = (given: Partial<ChartsHouse> = {}) =>
    makeCharts({
      mode: "auto",
      quickChartUrl: null,
      drawer,
      isNativeRefused: async () => refuses,
      upload: async (picture) => `F00000000${uploads.push(picture)}`,
      warn: (_error, words) => void warnings.push(words),
      ...given,
    });

  beforeAll(async () => {
    server = await listen(async (request) => {
      asked.push(request);
      if (!isUp) return { status: 500, body: "no" };
      return { status: 200, headers: { "content-type": "image/png" }, body: png };
    });
  });
  afterAll(() => server.close());
  beforeEach(() => {
    [uploads, warnings, refuses, isUp] = [[], [], false, true];
    asked.length = 0;
  });

  test.each([
    // mode, refused, chart, place → block
    ["auto", false, "bars", "post", "data_visualization"],
    ["auto", true, "bars", "post", "image"],
    ["auto", false, "grid", "post", "image"], // Slack has no grid
    ["auto", false, "grid", "reply", null],
    ["auto", true, "bars", "reply", null],
    ["native", true, "bars", "post", "data_visualization"],
    ["native", false, "grid", "post", null],
    ["png", false, "bars", "post", "image"],
    ["png", false, "bars", "reply", null],
  ] as const)("with CHARTS=%s, refused %s, %s in a %s is %s", async (mode, refused, name, place, type) => {
    refuses = refused;
    const spec = name === "bars" ? bars : grid;
    const block = await hire({ mode }).block(spec, { workspaceId: "T1", place });
    expect(block?.type ?? null).toBe(type);
    expect(uploads).toHaveLength(type === "image" ? 1 : 0);
    if (block?.type === "image") {
      expect(validateMessage(message("Chart", [block]))).toEqual([]);
      expect(block).toEqual({
        type: "image",
        slack_file: { id: "F000000001" },
        alt_text: spec.altText,
      });
      expect(uploads[0]?.png.subarray(0, 4)).toEqual(png);
    }
    expect(warnings).toEqual([]);
  });

  test("a QuickChart server is sent data only, whatever a label says", async () => {
    const label = "__BEGINFUNCTION__process.exit()__ENDFUNCTION__";
    const charts = hire({ mode: "quickchart", quickChartUrl: `${server.url}/draw/` });
    await charts.block({ ...bars, series: [{ name: label, values: [1, 2, 3] }] }, where);
    const Sent = z.object({ chart: z.string(), version: z.literal("4"), width: z.literal(360) });
    const [request] = asked;
    expect(request?.path).toBe("/draw/chart");
    const { chart } = Sent.parse(JSON.parse(String(request?.body)));
    expect(JSON.parse(chart)).toMatchObject({ type: "bar" }); // JSON: no code
    expect(uploads[0]?.png).toEqual(png);
  });

  test("when the QuickChart server is down, the chart is drawn here", async () => {
    isUp = false;
    const block = await hire({ mode: "quickchart", quickChartUrl: server.url }).block(grid, where);
    expect(block?.type).toBe("image");
    expect(uploads[0]?.png.length).toBeGreaterThan(1000);
    expect(warnings).toEqual(["QuickChart drew no chart; it is drawn here"]);
  });

  test("a chart that cannot be uploaded leaves the message without one", async () => {
    const upload = () => Promise.reject(new Error("missing_scope"));
    expect(await hire({ upload }).block(grid, where)).toBeNull();
    expect(warnings).toEqual(["a message goes without its chart"]);
  });
});
