import { countOf } from "../core/wording.ts";
import { section } from "./blocks.ts";
import { button } from "./controls.ts";
import type { Block } from "./message.ts";
import { printScope } from "./request.ts";
import { mrkdwn } from "./text.ts";

/**
 * One line about the loop for a Home or an agenda, with the button that shows the whole check. `settled` of `of`
 * questions are answered with yes.
 */
export function sayLoopLine(given: { ledgerId: string; settled: number; of: number }): Block {
  const { ledgerId, settled, of } = given;
  const look = button({ actionId: "loop-check", text: "Check the loop" });
  const line = section(
    mrkdwn`*Is the loop closed?* ${settled} of ${countOf(of, "question")} are settled.`,
    look,
  );
  return { ...line, block_id: printScope({ ledgerId, recordId: "", version: 0 }, "loop-check") };
}
