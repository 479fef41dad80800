import { usualModel } from "../../../core/attribution-words.ts";
import type { TermKind } from "../../../core/define-line.ts";
import { numberKeys, usualThresholds, usualWords, wordsForDefinition } from "../../../core/definitions.ts";
import { usualKeyMetrics } from "../../../core/key-metrics.ts";
import type { DefinitionChange } from "../../../data/definitions.ts";
import type { Change } from "../../../data/history.ts";
import type { TermRow } from "../../../data/terms.ts";
import { actions, context, header, section } from "../../../slack/blocks.ts";
import { button } from "../../../slack/controls.ts";
import { type Block, type Message, message } from "../../../slack/message.ts";
import { printScope } from "../../../slack/request.ts";
import {
  channelMention,
  joinMrkdwn,
  type Mrkdwn,
  mrkdwn,
  type Text,
  userMention,
} from "../../../slack/text.ts";

/** The definitions in force and the ledger's names. */
export type Defined = {
  ledgerId: string;
  lookBackMonths: number;
  changes: readonly DefinitionChange[];
  terms: ReadonlyMap<TermKind, readonly TermRow[]>;
};

const shownMost = 30;
const titles: Record<TermKind, string> = {
  team: "Teams",
  source: "Sources",
  campaign: "Campaigns",
  product: "Product lines",
  division: "Divisions",
  stage: "Stages of open deals",
};

/** What holds where nothing was defined. */
const usual = (key: string, lookBackMonths: number): string => {
  if (key === "look-back") return wordsForDefinition(key, String(lookBackMonths));
  if (key === "unsourced") return wordsForDefinition(key, String(usualThresholds.unsourcedBp));
  if (key === "metrics") return usualKeyMetrics.join(", ");
  if (key === "model") return wordsForDefinition(key, usualModel);
  if (key === "too few") return String(usualThresholds.tooFew);
  return key === "indicative" ? String(usualThresholds.indicative) : "not set";
};

/** A stored value as it is shown: words, a number, or a person. */
const wordsFor = (key: string, value: string): Text =>
  key === "owner" && value !== "none" ? userMention(value) : wordsForDefinition(key, value);

function lineOf(key: string, { changes, lookBackMonths }: Defined): Mrkdwn {
  const change = changes.findLast((each) => each.key === key);
  if (change === undefined) return mrkdwn`*${key}*: ${usualWords.get(key) ?? usual(key, lookBackMonths)}`;
  return mrkdwn`*${key}*: ${wordsFor(key, change.value)} (v${change.version}, ${userMention(change.setBy)})`;
}

function termLine(kind: TermKind, { terms }: Defined): Mrkdwn {
  const rows = terms.get(kind) ?? [];
  const parents = new Map(
    [...(terms.get("team") ?? []), ...(terms.get("source") ?? [])].map((row) => [row.id, row.name]),
  );
  const shown = rows.slice(0, shownMost).map(({ name, under, isRetired }) => {
    const notes = [under === null ? null : (parents.get(under) ?? under), isRetired ? "retired" : null];
    const said = notes.filter((note) => note !== null).join(", ");
    return said === "" ? name : `${name} (${said})`;
  });
  const more = rows.length > shownMost ? `, and ${rows.length - shownMost} more` : "";
  return mrkdwn`*${titles[kind]}*: ${shown.length === 0 ? "none yet" : shown.join(", ")}${more}`;
}

/** The buttons that open the forms. */
export const definingButtons = (ledgerId: string): Block =>
  actions(
    [
      button({ actionId: "define-open#definition", text: "Change a definition…", value: "define" }),
      button({ actionId: "define-open#metrics", text: "Choose metrics…", value: "define-metrics" }),
      button({ actionId: "define-open#name", text: "Change a name…", value: "define-name" }),
    ],
    printScope({ ledgerId, recordId: "", version: 0 }, "define"),
  );

/** Everything that is defined, with version and author. */
export function sayDefinitions(defined: Defined): Message {
  const version = defined.changes.at(-1)?.version ?? 0;
  const keys = [...usualWords.keys(), "owner", ...numberKeys, "metrics", "curve", "model"];
  const lines = keys.map((key) => lineOf(key, defined));
  const names = [...defined.terms.keys()].map((kind) => termLine(kind, defined));
  const title = version === 0 ? "Definitions, as they come" : `Definitions v${version}`;
  return message(mrkdwn`${title}. ${joinMrkdwn([...lines, ...names], "; ")}`, [
    header(title),
    section(joinMrkdwn(lines, "\n")),
    ...names.map((line) => section(line)),
    definingButtons(defined.ledgerId),
    context("Or type it: `/roundtrip define margin 35%`, `/roundtrip define source podcast team Marketing`"),
  ]);
}

/** What was defined, and what the definitions are called now. */
export function sayDefined({ subjectId, before, after }: Change): Message {
  if (after?.channelId !== undefined) return saySigningChannel(String(after.name), after.channelId);
  const version = Number(after?.version ?? 0);
  const value = typeof after?.value === "string" ? wordsFor(subjectId, after.value) : null;
  const was = typeof before?.value === "string" ? mrkdwn`, was ${wordsFor(subjectId, before.value)}` : "";
  const what =
    value === null
      ? mrkdwn`*${subjectId}*: ${saidOfTerm(before, after)}`
      : mrkdwn`*${subjectId}*: ${value}${was}`;
  const next = `Definitions v${version}, printed under the reports from now on.`;
  return message(mrkdwn`Defined: ${what}. ${next}`, [section(mrkdwn`Defined: ${what}.`), context(next)]);
}

/** Where a team is asked to sign from now on. */
function saySigningChannel(team: string, channelId: unknown): Message {
  if (typeof channelId !== "string") {
    const text = `${team} has no channel of its own any more: it is asked to sign where a proposal is typed.`;
    return message(text, [section(text)]);
  }
  const channel = channelMention(channelId);
  return message(mrkdwn`${team} is asked to sign in ${channel} from now on.`, [
    section(mrkdwn`${team} is asked to sign in ${channel} from now on.`),
    context("If Roundtrip is not in that channel yet, type there: `/invite @Roundtrip`"),
  ]);
}

/** What became of a name, from the columns that changed. */
function saidOfTerm(before: Change["before"], after: Change["after"]): string {
  if (before === null) return "added";
  if (typeof after?.name === "string") return `renamed to ${after.name}`;
  if (typeof after?.isRetired === "boolean")
    return after.isRetired ? "retired: no longer offered, still shown where it was used" : "offered again";
  return "moved; what was recorded before stays with the team that sourced it";
}
