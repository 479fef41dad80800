import type { KnownBlock, MessageMetadata } from "@slack/types";
import { context } from "./blocks.ts";
import { maxBlocksOf, messageLimits } from "./limits/spec.ts";
import { mrkdwnText, type Text } from "./text.ts";

/**
 * Slack's own chart: https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block.
 * @slack/types 3.2 does not know it; src/charts declares the same shape, because floors do not import sideways.
 */
export type NativeBlock = {
  type: "data_visualization";
  title: string;
  chart: {
    type: "bar" | "line";
    series: { name: string; data: { label: string; value: number }[] }[];
    axis_config: { categories: string[]; x_label?: string; y_label?: string };
  };
  block_id?: string;
};

export type Block = KnownBlock | NativeBlock;

/** What is posted or answered: `text` says the whole result, for notifications and screen readers. */
export type Message = { text: string; blocks?: Block[]; metadata?: MessageMetadata };

/**
 * A message within Slack's limits: the text escaped when it is someone's words and cut to the advised length; more
 * blocks than fit are left out from the end, and the last one says how many.
 */
export function message(text: Text, blocks: Block[] = []): Message {
  const fallback = mrkdwnText(text, messageLimits.textRecommendedMax);
  if (blocks.length === 0) return { text: fallback };
  const max = maxBlocksOf("message");
  if (blocks.length <= max) return { text: fallback, blocks };
  const kept = blocks.slice(0, max - 1);
  return { text: fallback, blocks: [...kept, context(`… and ${blocks.length - kept.length} more parts`)] };
}
