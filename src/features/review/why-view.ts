import { formatDay } from "../../core/day.ts";
import { nameFigure } from "../../core/figure.ts";
import type { AgendaFact } from "../../reports/build-agenda.ts";
import type { Explanation } from "../../reports/explain-figure.ts";
import { actions, context, section } from "../../slack/blocks.ts";
import { button } from "../../slack/controls.ts";
import { type Message, message } from "../../slack/message.ts";
import { printScope } from "../../slack/request.ts";
import { sayBehind } from "../../slack/say-behind.ts";
import { mrkdwn, raw } from "../../slack/text.ts";

const shownMost = 10;

/** Why an item is on the agenda: what it stands on, a line each; or that somebody wanted it. */
export const sayWhyItem = ({ kind, ...fact }: AgendaFact): Message =>
  sayBehind([
    {
      ...fact,
      none: kind === "added" ? "Somebody put it on the agenda." : "It stands on no record of its own.",
    },
  ]);

/** Why a figure of the scorecard that an item stands on is what it is: its rule, its numbers, and all rows as a file. */
export function sayWhyFigure(
  { title, figureWords }: AgendaFact,
  explanation: Explanation,
  ledgerId: string,
): Message {
  const { figure, label, formula, terms, leftOut, sum, records, quarter } = explanation;
  const head = mrkdwn`*${title}*${figureWords === null ? "" : `: ${figureWords}`}`;
  const numbers = [`${nameFigure(figure)} in ${label}: ${figure.printed}`].concat(
    terms.map(({ name, printed }) => `${name}: ${printed}`),
  );
  const first = records
    .slice(0, shownMost / 2)
    .map(
      ({ day, company, source }) =>
        `${day === null ? "–" : formatDay(day)} · ${company ?? "–"} · ${source ?? "unsourced"}`,
    );
  const notes = [...(records.length === 0 ? [] : [sum]), ...leftOut];
  return message(mrkdwn`${head}. ${[formula, ...numbers, ...notes].join(" · ")}`, [
    section(head),
    section(raw(formula)),
    section(numbers.join("\n")),
    ...(first.length === 0 ? [] : [section(first.join("\n"))]),
    ...(notes.length === 0 ? [] : [context(...notes)]),
    ...(records.length === 0
      ? []
      : [
          actions(
            [button({ actionId: "why-rows", text: "All rows as CSV", value: figure.id })],
            printScope({ ledgerId, recordId: quarter, version: 0 }, "why-rows"),
          ),
        ]),
  ]);
}
