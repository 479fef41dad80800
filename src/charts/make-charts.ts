import { askQuickChart } from "./ask-quickchart.ts";
import { cutLabel } from "./clean-label.ts";
import type { Drawer } from "./draw-picture.ts";
import { type DataVisualizationBlock, nativeChart } from "./native-block.ts";
import { pictureOf } from "./picture.ts";
import type { ChartSpec } from "./spec.ts";

/** A picture that was uploaded; Slack's own image block, declared here because floors do not import sideways. */
export type PictureBlock = {
  type: "image";
  slack_file: { id: string };
  alt_text: string;
};

export type ChartBlock = DataVisualizationBlock | PictureBlock;

/** `auto`: Slack's own charts, and pictures where it has none or refuses them; otherwise only what is named. */
export type ChartsMode = "auto" | "native" | "png" | "quickchart";

/** Charts for messages. */
export type Charts = {
  /**
   * What a message needs to show a chart: Slack's own block, or a block with a picture that has just been uploaded.
   * `place` "reply" (an answer to a command or a button) takes no picture: Slack does not show a bot's file there.
   * Null when the message goes without: there is nothing to draw, no way to, or it failed. Never throws, and the words
   * of a message never depend on it.
   */
  block(spec: ChartSpec, where: { workspaceId: string; place: "post" | "reply" }): Promise<ChartBlock | null>;
};

/** What charts need of the rest of the house. */
export type ChartsHouse = {
  readonly mode: ChartsMode;
  readonly quickChartUrl: string | null;
  readonly drawer: Drawer;
  /** whether Slack refuses its native block in this workspace */
  isNativeRefused(workspaceId: string): Promise<boolean>;
  /** gives the file's id */
  upload(picture: { png: Uint8Array; title: string; altText: string }): Promise<string>;
  warn(error: unknown, words: string): void;
};

// https://docs.slack.dev/reference/block-kit/blocks/image-block
const maxAltText = 2000;
const maxTitle = 100;

/** Charts by the workspace's settings and what its Slack accepts. */
export function makeCharts(house: ChartsHouse): Charts {
  const { mode, quickChartUrl, drawer, warn } = house;

  const png = async (spec: ChartSpec): Promise<Uint8Array | null> => {
    const picture = pictureOf(spec);
    if (picture === null) return null;
    if (quickChartUrl !== null && mode !== "png") {
      try {
        return await askQuickChart(quickChartUrl, picture);
      } catch (error) {
        warn(error, "QuickChart drew no chart; it is drawn here");
      }
    }
    return drawer.draw(picture);
  };

  const picture = async (spec: ChartSpec): Promise<PictureBlock | null> => {
    const altText = cutLabel(spec.altText, maxAltText);
    const drawn = await png(spec);
    if (drawn === null) return null;
    const id = await house.upload({ png: drawn, title: cutLabel(spec.title, maxTitle), altText });
    return { type: "image", slack_file: { id }, alt_text: altText };
  };

  const native = async (spec: ChartSpec, workspaceId: string): Promise<DataVisualizationBlock | null> => {
    if (mode === "png" || mode === "quickchart") return null;
    const block = nativeChart(spec);
    if (block === null || mode === "native") return block;
    return (await house.isNativeRefused(workspaceId)) ? null : block;
  };

  return {
    async block(spec, { workspaceId, place }) {
      try {
        const block = await native(spec, workspaceId);
        if (block !== null || place === "reply" || mode === "native") return block;
        return await picture(spec);
      } catch (error) {
        warn(error, "a message goes without its chart");
        return null;
      }
    },
  };
}
