import { keyMetrics, keyMetricsOf, meetingsCounted } from "../../../core/key-metrics.ts";
import type { Ctx } from "../../../ctx.ts";
import { FieldError } from "../../../errors.ts";
import { inputMultiSelect, inputRadio } from "../../../slack/choice-inputs.ts";
import { option, staticSelect } from "../../../slack/controls.ts";
import { inputSelect } from "../../../slack/inputs.ts";
import type { Form } from "../../../slack/kit.ts";
import { refuseUnlessMaySetUp } from "../may-set-up.ts";
import { defineByForm } from "./form.ts";

/** Which metrics a ledger studies, which of them stands first, and which meetings count. */
export const metricsForm: Form<Ctx> = {
  id: "define-metrics",
  least: "member",
  title: "Choose the metrics",
  submit: "Define",
  fields: async ({ ledger }) => {
    const chosen = keyMetricsOf(ledger);
    // Slack shows what is chosen in the order of the options.
    const inOrder = [...chosen, ...keyMetrics.filter((metric) => !chosen.includes(metric))];
    const options = inOrder.map((metric) => option(metric, metric));
    return [
      inputMultiSelect({
        ...{ blockId: "metrics", actionId: "metrics", label: "What you study", options, initial: chosen },
        ...{ placeholder: "Choose metrics", hint: "In the order in which you choose them" },
      }),
      inputSelect(
        { blockId: "first", label: "What stands first", optional: true },
        staticSelect({ actionId: "first", placeholder: "As chosen above", options }),
      ),
      inputRadio({
        ...{ blockId: "counted", actionId: "counted", label: "Meetings count on the day they were" },
        options: meetingsCounted.map((counted) => option(counted, counted)),
        initial: ledger.meetingsCount,
      }),
    ];
  },
  run: async (ctx, submitted) => {
    await refuseUnlessMaySetUp(ctx, "change definitions");
    const chosen = submitted.lists.get("metrics") ?? [];
    const first = submitted.values.get("first") ?? null;
    const counted = submitted.values.get("counted") ?? "booked";
    if (first !== null && !chosen.includes(first))
      throw new FieldError("first", `${first} is not among what you study.`, chosen[0] ?? "meetings");
    if (counted !== "booked" && !chosen.includes("meetings"))
      throw new FieldError("metrics", `Choose meetings too, which count once ${counted}.`, "meetings");
    const inOrder = [...(first === null ? [] : [first]), ...chosen.filter((metric) => metric !== first)];
    const words = inOrder.map((metric) => (metric === "meetings" ? `meetings ${counted}` : metric));
    return defineByForm(ctx, submitted, `metrics ${words.join(", ")}`, "metrics");
  },
};
