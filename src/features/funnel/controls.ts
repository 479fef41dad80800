import { type AttributionModel, attributionModels } from "../../core/attribution.ts";
import { nameOfModel } from "../../core/attribution-words.ts";
import { attributeOf, type FunnelLine } from "../../core/funnel-line.ts";
import { upperFirst } from "../../core/wording.ts";
import { actions } from "../../slack/blocks.ts";
import { button, option, staticSelect } from "../../slack/controls.ts";
import type { Block } from "../../slack/message.ts";
import { printScope } from "../../slack/request.ts";

const splits = [
  option("All in one", "all"),
  option("By source", "source"),
  option("By campaign", "campaign"),
  option("By team", "team"),
  option("By product line", "product"),
  option("By division", "division"),
];

const views = [
  option("Activity: dated in the period", "activity"),
  option("Cohort: entered in the period", "cohort"),
  option("Cohort by meetings", "cohort by meetings"),
];

const periods = [
  option("This quarter", "this quarter"),
  option("Last quarter", "last quarter"),
  option("This month", "this month"),
  option("Last month", "last month"),
  option("This year", "this year"),
  option("Last 4 quarters", "last 4 quarters"),
  option("Last 90 days", "last 90 days"),
];

/** By which model touches are credited; the one that the ledger locked says so. */
const modelsOf = (locked: AttributionModel) => [
  option("Sourced only", "none"),
  ...attributionModels.map((model) =>
    option(`${upperFirst(nameOfModel(model))}${model === locked ? " (this ledger's)" : ""}`, model),
  ),
];

/** The menus under a funnel; its own question travels along as it would be typed. */
export function funnelControls(
  ledgerId: string,
  question: string,
  { line, locked }: { line: FunnelLine; locked: AttributionModel },
): Block {
  const attribute = attributeOf(line.by);
  const offered =
    attribute === null ? splits : [...splits, option(`By ${attribute}`, `attribute:${attribute}`)];
  return actions(
    [
      staticSelect({ actionId: "funnel-period", placeholder: "Another period", options: periods }),
      staticSelect({
        actionId: "funnel-by",
        placeholder: "Split",
        options: offered,
        initial: line.by ?? "all",
      }),
      ...(attribute === null
        ? [
            staticSelect({
              ...{ actionId: "funnel-model", placeholder: "Credit touches", options: modelsOf(locked) },
              initial: line.model ?? "none",
            }),
          ]
        : []),
      staticSelect({ actionId: "funnel-view", placeholder: "View", options: views, initial: line.view }),
      button({ actionId: "funnel-post", text: "Post to channel" }),
    ],
    printScope({ ledgerId, recordId: question, version: 0 }, "funnel"),
  );
}
