import { formatDay } from "../../core/day.ts";
import { type Figure, nameFigure } from "../../core/figure.ts";
import { formatMoney } from "../../core/money.ts";
import { countOf, wordsForQuantity } from "../../core/wording.ts";
import type { ExplainedRecord, Explanation } from "../../reports/explain-figure.ts";
import { actions, context, header, section } from "../../slack/blocks.ts";
import { button, option, staticSelect } from "../../slack/controls.ts";
import { type Block, type Message, message } from "../../slack/message.ts";
import { printScope } from "../../slack/request.ts";
import { table } from "../../slack/table.ts";
import { mrkdwn, raw } from "../../slack/text.ts";

const shownMost = 5;
/** As many figures as a menu under a report offers: each costs some 150 of the message's 12,000 characters. */
const offeredMost = 35;

/** The figure with its value, as it is offered and asked about. */
const titleOf = (figure: Figure): string =>
  figure.part === "forecast" ? nameFigure(figure) : `${nameFigure(figure)} ${figure.printed}`;

/** All figures of the first metric, what the teams have of the others, and the rates: as many as one looks through. */
function offeredOf(figures: readonly Figure[]): Figure[] {
  const rates = figures.filter(({ of }) => of === "company");
  const others = figures.filter(
    (figure) => figure.of !== "company" && (figure.metric === figures[0]?.metric || figure.part === "actual"),
  );
  return [...others.slice(0, offeredMost - rates.length), ...rates];
}

/** The menu that asks why. @param quarter whose scorecard it stands under */
export function whyMenu(figures: readonly Figure[], given: { ledgerId: string; quarter: string }): Block {
  const options = offeredOf(figures).map((figure) => option(titleOf(figure), figure.id));
  return actions(
    [staticSelect({ actionId: "scorecard-why", placeholder: "Why? Choose a figure", options })],
    printScope({ ledgerId: given.ledgerId, recordId: given.quarter, version: 0 }, "why"),
  );
}

/** Every figure that can be asked about. */
export function sayFigures(
  figures: readonly Figure[],
  given: { ledgerId: string; quarter: string; label: string },
): Message {
  const [first] = figures;
  const text = `The scorecard of ${given.label} has ${countOf(figures.length, "figure")}: which one?`;
  return message(text, [
    section(text),
    ...(first === undefined ? [] : [whyMenu(figures, given)]),
    context(
      mrkdwn`Or type it: \`/roundtrip why ${first?.id ?? "meetings"}\`, \`/roundtrip why marketing meetings pace\``,
    ),
  ]);
}

/** What a row adds or why it adds nothing, with what it was converted from. */
const countsOf = ({ note, leftOut }: ExplainedRecord, said: string): string =>
  note == null || (leftOut !== null && leftOut !== "without a rate") ? said : `${said} (${note})`;

/** The first rows behind a figure, whose amounts are printed in full: they add up. */
function rowsOf({ records, parts, isMoney }: Explanation, currency: string): Block[] {
  const quantity = (n: bigint) => (isMoney ? formatMoney({ amountMinor: n, currency }) : String(n));
  const right = (text: string) => ({ text, align: "right" as const });
  if (parts.length > 0) return [];
  if (records.length === 0) return [section("No record is behind it.")];
  const counted = records.filter(({ leftOut }) => leftOut === null);
  const first = [...counted, ...records.filter(({ leftOut }) => leftOut !== null)].slice(0, shownMost);
  const rows = first.map((record) => [
    record.day === null ? "–" : formatDay(record.day),
    record.company ?? "–",
    record.source ?? "unsourced",
    countsOf(record, record.leftOut ?? quantity(record.n)),
  ]);
  return [table({ header: ["Day", "Company", "Source", right("Counts")], rows })];
}

/** Why a figure is what it is: the rule, its numbers, what was left out, the first records and all of them as a file. */
export function sayWhy(explanation: Explanation, given: { ledgerId: string; currency: string }): Message {
  const { figure, label, formula, terms, leftOut, records, parts, quarter } = explanation;
  const { currency } = given;
  const title = `${nameFigure(figure)} in ${label}: ${figure.printed}`;
  const said = terms.map(({ name, printed }) => `${name}: ${printed}`);
  const made =
    figure.of === "company"
      ? []
      : parts.map(({ name, n }) => `${name}: ${wordsForQuantity(figure.metric, n, currency)}`);
  const counted = records.filter((record) => record.leftOut === null).length;
  const sum = parts.length > 0 ? null : `${countOf(counted, "record")}, together ${explanation.sum}`;
  const lines = [sum, ...leftOut, explanation.converted].filter((line) => line !== null);
  return message([title, formula, ...said, ...made, ...lines].join(" · "), [
    header(title.length <= 150 ? title : `${nameFigure(figure)} in ${label}`),
    ...(title.length <= 150 ? [] : [section(figure.printed)]),
    section(raw(formula)),
    ...(said.length + made.length === 0 ? [] : [section([...said, ...made].join("\n"))]),
    ...rowsOf(explanation, currency),
    ...(lines.length === 0 ? [] : [context(...lines)]),
    ...(records.length === 0
      ? []
      : [
          actions(
            [button({ actionId: "why-rows", text: "All rows as CSV", value: figure.id })],
            printScope({ ledgerId: given.ledgerId, recordId: quarter, version: 0 }, "why-rows"),
          ),
        ]),
  ]);
}
