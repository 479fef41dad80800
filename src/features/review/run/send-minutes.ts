import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { formatDay } from "../../../core/day.ts";
import { wordsForRecord } from "../../../core/decision-words.ts";
import { printMarkdown } from "../../../core/print-markdown.ts";
import { wordsForSlot } from "../../../core/slot-words.ts";
import { beginLine } from "../../../core/wording.ts";
import type { Ctx } from "../../../ctx.ts";
import { UserError } from "../../../errors.ts";
import { section } from "../../../slack/blocks.ts";
import { type Message, message } from "../../../slack/message.ts";
import { sendFiles } from "../../../slack/send-files.ts";
import { getReview } from "./may-run.ts";
import { attendanceOf, summaryOf } from "./minutes-view.ts";
import { type Meeting, readMeeting } from "./read-meeting.ts";

/** The minutes of a meeting as a Markdown file, people by their names. */
async function writeMarkdown(ctx: Ctx, meeting: Meeting): Promise<string> {
  const { review, items, decisions, actions } = meeting;
  const ids = [
    ...attendanceOf(meeting).flatMap(({ people }) => people.map(({ userId }) => userId)),
    ...[...decisions, ...actions].map(({ ownerUserId }) => ownerUserId),
  ];
  const names = new Map<string, string>();
  for (const id of new Set(ids)) names.set(id, (await ctx.slack.people.find(id))?.name ?? id);
  const nameOf = (id: string): string => names.get(id) ?? id;
  const minutes = (ms: number) => String(Math.round(ms / 60_000));
  return printMarkdown(`Minutes: ${wordsForSlot(review.slot)}`, [
    { kind: "text", text: summaryOf(meeting) },
    {
      ...{ kind: "table", title: "Items", header: ["Item", "Figure", "State", "Minutes", "Planned"] },
      rows: items.map(({ title, figureWords, state, spentMs, minutes: planned }) => [
        ...[title, figureWords ?? "", state, minutes(spentMs), String(planned)],
      ]),
    },
    {
      ...{ kind: "table", title: "Decided", header: ["What", "Why", "Owner", "Checked on", "Metric"] },
      rows: decisions.map((decision) => [
        ...[
          beginLine(decision.what),
          decision.why ?? "",
          nameOf(decision.ownerUserId),
          formatDay(decision.checkDay),
        ],
        wordsForRecord(decision, ctx.ledger.currency),
      ]),
    },
    {
      ...{ kind: "table", title: "Actions", header: ["What", "Who", "Due", "State"] },
      rows: actions.map(({ what, ownerUserId, dueDay, state }) => [
        ...[beginLine(what), nameOf(ownerUserId), formatDay(dueDay), state],
      ]),
    },
    {
      ...{ kind: "table", title: "Here", header: ["Team", "Who", "Here"] },
      rows: attendanceOf(meeting).flatMap(({ team, people }) =>
        people.map(({ userId, wasThere }) => [team, nameOf(userId), wasThere ? "yes" : "no"]),
      ),
    },
  ]);
}

/** Sends the minutes of a meeting as a file to whoever asked. @throws UserError while it runs */
export async function sendMinutes(ctx: Ctx, reviewId: string): Promise<Message> {
  const review = await getReview(ctx, reviewId);
  const meeting = await readMeeting(ctx, ctx.database.db, reviewId);
  if (meeting === null || review.state === "running")
    throw new UserError("The meeting still runs: its minutes come when it is closed.", "/review close");
  const folder = await mkdtemp(join(tmpdir(), "roundtrip-minutes-"));
  try {
    const name = `minutes-${review.slot.slice(0, 10)}.md`;
    const path = join(folder, name);
    await writeFile(path, await writeMarkdown(ctx, meeting));
    const text = `The minutes of ${wordsForSlot(review.slot)} as Markdown.`;
    const given = { userId: ctx.userId, text, paths: [{ name, path }] };
    await sendFiles(ctx.slack.delivery, { ...given, instead: "read them in the channel" });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  const said = "The file is in your messages with Roundtrip.";
  return message(said, [section(said)]);
}
