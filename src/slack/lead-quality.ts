import { actions, context } from "./blocks.ts";
import { button } from "./controls.ts";
import type { Block } from "./message.ts";
import { printScope } from "./request.ts";

/**
 * One tap that tells marketing what sales thinks of the lead behind a deal; stands under the answers to held,
 * rejected, closed and lost.
 */
export const askLeadQuality = (ledgerId: string, dealId: string): Block[] => [
  context("Was it a good lead?"),
  actions(
    [
      button({ actionId: "lead-quality#good", text: "Good lead", value: "good" }),
      button({ actionId: "lead-quality#poor", text: "Poor lead", value: "poor" }),
    ],
    printScope({ ledgerId, recordId: dealId, version: 0 }, "quality"),
  ),
];
