import { mergeRates, wordsForConversion } from "../../../core/convert.ts";
import { printBasisPoints, printQuantity } from "../../../core/figure-words.ts";
import { sumAmounts } from "../../../core/funnel.ts";
import { formatMoney, formatMoneyShort } from "../../../core/money.ts";
import { countOf, printPercent } from "../../../core/wording.ts";
import type { Check, CheckedPath, CheckedQuarter } from "../../../reports/build-check.ts";
import { button } from "../../../slack/controls.ts";
import { mrkdwn } from "../../../slack/text.ts";
import type { Evidence } from "./view.ts";

/** "Marketing 50 %, Sales 35 %": as it was said where that cannot be told as a share. */
function sayRows({ board }: CheckedQuarter["boards"][number], currency: string): string {
  const said = board.rows.map(({ team, inForce, signed, waiting }) => {
    const { committedBp, number } = inForce;
    const amount =
      committedBp === null
        ? printQuantity(board.metric, number ?? 0n, currency)
        : printBasisPoints(committedBp);
    return `${team} ${amount}${signed === null || waiting !== null ? " (not signed)" : ""}`;
  });
  return said.length === 0 ? "nobody has committed" : said.join(", ");
}

function sayQuarter({ label, boards }: CheckedQuarter, currency: string): string[] {
  if (boards.length === 0) return [`${label}: nothing committed yet`];
  return boards.map((each) => {
    const signed = each.board.rows.length > 0 && each.isSigned ? ", all signed" : "";
    return `${label} ${each.board.metric}: ${sayRows(each, currency)}; ${each.words}${signed}`;
  });
}

/** What each team has committed to, this quarter and next. */
export function sayCommitments({ quarters, currency }: Check): Evidence {
  const lacking = quarters.find(({ standing }) => standing !== "yes") ?? quarters[0];
  const label = lacking?.label ?? "";
  return {
    lines: quarters.flatMap((quarter) => sayQuarter(quarter, currency)),
    buttons: [
      button({ actionId: "commit-fill", text: `Fill in ${label}…` }),
      button({ actionId: "commit-show", text: `Who signs ${label}` }),
    ],
    about: lacking?.quarter ?? "",
  };
}

const sayShare = ({ won, complete }: CheckedPath): string =>
  won === 0n ? "nothing won" : printPercent(Number(complete) / Number(won));

/** How much of the won revenue has a complete path, now and over the last four quarters. */
export function sayPaths({ paths, currency }: Check): Evidence {
  const [now, ...before] = paths;
  const latest = paths.find(({ won }) => won > 0n);
  if (now === undefined || latest === undefined) {
    return {
      lines: ["Nothing was won yet, this quarter or in the last four."],
      buttons: [button({ actionId: "home-log-meeting", text: "Log a meeting" })],
    };
  }
  const { complete, won, completeDeals, deals } = now;
  const amount = (amountMinor: bigint) => formatMoneyShort({ amountMinor, currency });
  const soFar =
    won === 0n
      ? `${now.label} so far: nothing won`
      : `${now.label} so far: ${sayShare(now)}, ${amount(complete)} of ${amount(won)} (${completeDeals} of ${countOf(deals, "deal")})`;
  const others = sumAmounts(paths.flatMap((path) => path.others));
  const money = [
    ...(others.length === 0 ? [] : [`Not added, for want of a rate: ${others.map(formatMoney).join(", ")}`]),
    ...[wordsForConversion(mergeRates(paths.map(({ used }) => used)), currency)],
  ].filter((line) => line !== null);
  return {
    lines: [
      mrkdwn`${soFar}`,
      `Before: ${before.map((path) => `${path.label} ${sayShare(path)}`).join(", ")}`,
      ...(money.length === 0 ? [] : [money.join(". ")]),
    ],
    buttons: [
      button({ actionId: "scorecard-why#path", text: `Why? ${latest.label}`, value: "revenue:path" }),
    ],
    about: latest.quarter,
  };
}
