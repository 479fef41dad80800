import { type LoopTopic, loopQuestions, loopTopics, wordsForStanding } from "../../../core/loop-check.ts";
import { shorten } from "../../../core/shorten.ts";
import { countOf } from "../../../core/wording.ts";
import type { Check } from "../../../reports/build-check.ts";
import { actions, context, header, section } from "../../../slack/blocks.ts";
import { button } from "../../../slack/controls.ts";
import { type Block, type Message, message } from "../../../slack/message.ts";
import { printScope } from "../../../slack/request.ts";
import { joinMrkdwn, type Mrkdwn, mrkdwn, type Text, userMention } from "../../../slack/text.ts";
import { sayBudget, sayMeeting } from "./evidence-view.ts";
import { sayCommitments, sayPaths } from "./figures-view.ts";

/** What one question is answered with: its evidence, line by line, and the buttons that settle it, about one record. */
export type Evidence = { lines: Text[]; buttons: ReturnType<typeof button>[]; about?: string };

const longestDefinition = 120;

function sayOwner({ owner }: Check): Evidence {
  const another = button({ actionId: "loop-open#owner", text: "Name somebody…", value: "owner" });
  if (owner !== null) return { lines: [mrkdwn`${userMention(owner)}`], buttons: [another] };
  return {
    lines: ["Nobody was named."],
    buttons: [button({ actionId: "loop-own", text: "I own it", style: "primary" }), another],
  };
}

function sayDefinitions({ definitions }: Check): Evidence {
  const isSettled = definitions.every(({ isChosen }) => isChosen);
  const choose = button({ actionId: "loop-open#definitions", text: "Change them…", value: "definitions" });
  const keep = button({ actionId: "loop-keep#definitions", text: "Keep these", value: "definitions" });
  return {
    lines: definitions.map(
      ({ key, value, isChosen }) =>
        mrkdwn`${key}: ${shorten(value, longestDefinition)}${isChosen ? "" : " (the usual one; nobody chose it)"}`,
    ),
    buttons: isSettled ? [choose] : [keep, choose],
  };
}

function sayMetrics({ metrics }: Check): Evidence {
  const choose = button({ actionId: "loop-open#metrics", text: "Change them…", value: "metrics" });
  const keep = button({ actionId: "loop-keep#metrics", text: "Keep these", value: "metrics" });
  return {
    lines: [mrkdwn`${metrics.words}${metrics.isChosen ? "" : " (the usual ones; nobody chose them)"}`],
    buttons: metrics.isChosen ? [choose] : [keep, choose],
  };
}

const evidence: Readonly<Record<LoopTopic, (check: Check) => Evidence>> = {
  owner: sayOwner,
  definitions: sayDefinitions,
  metrics: sayMetrics,
  commitments: sayCommitments,
  budget: sayBudget,
  meeting: sayMeeting,
  paths: sayPaths,
};

function sayQuestion(check: Check, topic: LoopTopic): { text: Mrkdwn; blocks: Block[] } {
  const { lines, buttons, about = "" } = evidence[topic](check);
  const title = mrkdwn`*${wordsForStanding(check.standings[topic])}* · ${loopQuestions[topic]}`;
  const scope = { ledgerId: check.ledgerId, recordId: about, version: 0 };
  return {
    text: joinMrkdwn([title, ...lines], "\n"),
    blocks: [
      section(joinMrkdwn([title, ...lines], "\n")),
      ...(buttons.length === 0 ? [] : [actions(buttons, printScope(scope, `loop-${topic}`))]),
    ],
  };
}

/** Every question that must be settled, how it stands, the evidence, and the button that settles it. */
export function sayCheck(check: Check): Message {
  const title = `Is the loop closed? ${check.settled} of ${countOf(check.of, "question")} settled`;
  const questions = loopTopics.map((topic) => sayQuestion(check, topic));
  return message(joinMrkdwn([title, ...questions.map(({ text }) => text)], "\n"), [
    header(title),
    ...questions.flatMap(({ blocks }) => blocks),
    context("Settled once every answer is ✓ yes. Definitions, owner and metrics are for admins to change."),
  ]);
}
