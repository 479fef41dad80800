import { nameOfModel } from "../../core/attribution-words.ts";
import { formatDay } from "../../core/day.ts";
import { formatMoneyShort } from "../../core/money.ts";
import { cellOfReturn } from "../../core/money-return.ts";
import { markVerdict, printCredit, wordsForVerdict } from "../../core/verdict-words.ts";
import type { VerdictReport } from "../../reports/build-verdicts.ts";
import type { ModelReturn } from "../../reports/campaign-returns.ts";

/** The return by every model of attribution, side by side: "first touch 7.50× (1 deal, $30k)". */
export function modelsLine(returns: readonly ModelReturn[], currency: string): string {
  if (returns.every(({ dealsBp }) => dealsBp === 0))
    return "No model of attribution credits it with a won deal yet.";
  const parts = returns.map(({ model, dealsBp, wonMinor, back }) => {
    const credited = `${printCredit(dealsBp / 10_000)} won, ${formatMoneyShort({ amountMinor: wonMinor, currency })}`;
    return `${nameOfModel(model)} ${cellOfReturn(back)} (${credited})`;
  });
  return `Return by model of attribution: ${parts.join(" · ")}`;
}

/** The verdict on the campaign with its rule and the day to look again; nothing where it cost nothing that is judged. */
export function verdictLine(report: VerdictReport | null, campaignId: string): string[] {
  const row = report?.rows.find(({ key }) => key === campaignId);
  if (report === null || row === undefined) return [];
  const { verdict, evidence, lookAgain } = row;
  const why = wordsForVerdict(verdict, {
    ...evidence,
    p80: report.p80,
    ...{ hurdle: report.hurdle, hasMargin: report.marginBp !== null },
  });
  const earned = verdict.reason === "no margin" ? "; whether it pays depends on the margin" : "";
  return [`Verdict: ${markVerdict(verdict.kind)}, ${why}${earned}. Look again ${formatDay(lookAgain)}.`];
}
