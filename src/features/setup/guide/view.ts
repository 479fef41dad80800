import { formatDay } from "../../../core/day.ts";
import type { TermKind } from "../../../core/define-line.ts";
import type { Ledger } from "../../../data/ledgers.ts";
import type { TermRow } from "../../../data/terms.ts";
import { actions, context, header, section } from "../../../slack/blocks.ts";
import { button } from "../../../slack/controls.ts";
import { type Message, message } from "../../../slack/message.ts";
import { printScope } from "../../../slack/request.ts";
import { mrkdwn } from "../../../slack/text.ts";
import { steps } from "./steps.ts";

const months = "January February March April May June July August September October November December";

/** The months by name, January first. */
export const monthNames: readonly string[] = months.split(" ");

/** How a ledger stands at one step. */
export type StepFacts = {
  ledger: Ledger;
  terms: ReadonlyMap<TermKind, readonly TermRow[]>;
  /** null: asked where there is no channel, on the Home */
  channelId: string | null;
  /** the ledger that the channel belongs to, by name; null: none */
  boundTo: string | null;
};

const namesOf = (kind: TermKind, { terms }: StepFacts): string =>
  (terms.get(kind) ?? [])
    .filter(({ isRetired }) => !isRetired)
    .map(({ name }) => name)
    .join(", ") || "none yet";

function standingOf(step: number, facts: StepFacts): string {
  const { ledger, channelId, boundTo } = facts;
  const { holidays, weekStart, fiscalStartMonth } = ledger;
  const start = weekStart === "sunday" ? "Sunday" : "Monday";
  const standing = [
    `${ledger.name}: amounts in ${ledger.currency}, days in ${ledger.timeZone}`,
    `fiscal year from ${monthNames[fiscalStartMonth - 1]}, weeks from ${start}, ${holidays.length === 0 ? "no holidays" : `holidays ${holidays.slice(0, 10).map(formatDay).join(", ")}`}`,
    namesOf("team", facts),
    `product lines: ${namesOf("product", facts)}; divisions: ${namesOf("division", facts)}`,
    namesOf("source", facts),
    channelId === null
      ? "you are on your Home; in the channel itself, `/roundtrip bind` does it"
      : boundTo === null
        ? "belongs to no ledger yet"
        : `belongs to ${boundTo}`,
  ];
  return standing[step] ?? "";
}

/** One step: what it is about, how it stands, and the buttons that fill it in, go on, go back or put it away. */
export function sayStep(step: number, facts: StepFacts): Message {
  const { title, does } = steps[step] ?? steps[0];
  const isLast = step === steps.length - 1;
  const now = standingOf(step, facts);
  const head = `Set-up, step ${step + 1} of ${steps.length}: ${title}`;
  const bind = button({ actionId: "setup-bind", text: "Bind this channel", style: "primary" });
  const open = button({ actionId: "setup-open", text: "Fill in…", value: String(step), style: "primary" });
  const fill = isLast ? (facts.channelId === null ? [] : [bind]) : [open];
  const go = (id: string, text: string, value: string) => button({ actionId: `setup-go#${id}`, text, value });
  return message(`${head}, ${does}. Now: ${now}.`, [
    header(head),
    section(mrkdwn`${does.charAt(0).toUpperCase()}${does.slice(1)}.\n*Now*: ${now}`),
    actions(
      [
        ...fill,
        ...(step > 0 ? [go("back", "Back", String(step - 1))] : []),
        isLast ? go("end", "Finish", "end") : go("next", "Next", String(step + 1)),
        go("later", "Later", "later"),
      ],
      printScope({ ledgerId: facts.ledger.id, recordId: "", version: step }, "setup"),
    ),
    context("Every step may stay as it is. `/roundtrip setup` goes on where you stopped."),
  ]);
}

/** The end: one sentence, and what to type next. */
export function sayEnd(ledger: Ledger, isFinished: boolean): Message {
  const said = isFinished
    ? `${ledger.name} is set up: amounts in ${ledger.currency}, days in ${ledger.timeZone}.`
    : "Put away: everything works as it is, and `/roundtrip setup` goes on whenever you like.";
  const next = "Next, log the first one: `/meeting Acme with Jane Doe from webinar`";
  return message(`${said} ${next}`, [section(mrkdwn`${said}`), context(next)]);
}

/** A step was saved in its form. @param isShown whether the message behind it shows the next step */
export function saySaved(step: number, facts: StepFacts, isShown: boolean): Message {
  const now = standingOf(step, facts);
  return message(`Saved. ${steps[step]?.title}: ${now}.`, [
    section(mrkdwn`Saved. *${steps[step]?.title ?? ""}*: ${now}.`),
    context(
      isShown
        ? "Close this: the next step stands behind it."
        : "Close this, then press Next in the message behind it.",
    ),
  ]);
}
