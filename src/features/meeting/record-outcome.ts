import { type Day, formatDay } from "../../core/day.ts";
import { normaliseName } from "../../core/names.ts";
import { type Outcome, outcomeVerbs, planOutcome } from "../../core/plan-outcome.ts";
import { printRecord } from "../../core/print-record.ts";
import type { RecordLine } from "../../core/record-line.ts";
import { visibleTeam } from "../../core/roles.ts";
import type { Ctx } from "../../ctx.ts";
import { keepDraft } from "../../data/drafts.ts";
import { listMeetingsOfAccount, type MeetingOfAccount } from "../../data/meetings.ts";
import { recordOnce } from "../../data/record-once.ts";
import type { RequestId } from "../../data/requests.ts";
import type { Named } from "../../data/vocabulary.ts";
import { FieldError, UserError } from "../../errors.ts";
import { answerOnce, lookAgain } from "../../reports/answer-once.ts";
import { type LineRules, understandRecord } from "../../reports/understand-record.ts";
import { sayAlready, writeOutcome } from "./write-outcome.ts";

/** What was typed, and what was answered when we asked: ids. */
export type AskedOutcome = { text: string; accountId?: string; meetingId?: string };

/** An outcome was recorded (the id of its change), or something has to be asked first. */
export type RecordedOutcome =
  | { kind: "recorded"; changeId: string }
  | { kind: "which account"; draftId: string; name: string; similar: readonly Named[] }
  | {
      kind: "which meeting";
      draftId: string;
      accountName: string;
      outcome: Outcome;
      meetings: readonly MeetingOfAccount[];
    };

const rules: LineRules = { command: "/meeting", verbs: outcomeVerbs, bareWeekday: "past" };

/** Says what became of a meeting. @throws UserError */
export async function recordOutcome(
  ctx: Ctx,
  asked: AskedOutcome,
  request: RequestId,
): Promise<RecordedOutcome> {
  const recorded = {
    answer: (changeId: string): RecordedOutcome => ({ kind: "recorded", changeId }),
    isAnswer: ({ kind }: RecordedOutcome) => kind === "recorded",
  };
  return answerOnce(ctx, request, recorded, () => lookAgain(() => recordNow(ctx, asked, request)));
}

async function recordNow(ctx: Ctx, asked: AskedOutcome, request: RequestId): Promise<RecordedOutcome> {
  const { line, account } = await understandRecord(ctx, asked.text, rules, asked.accountId);
  const outcome = outcomeVerbs.get(line.verb ?? "") ?? "held";
  refuseOfDeal(line, outcome);
  const day = planDay(line, outcome, ctx.today);
  // Whenever a question is answered, the day is the one that was meant when it was typed.
  const text = printRecord({ ...line, day });
  if (account.kind === "new" || (account.kind === "ask" && account.similar.length === 0))
    throw new UserError(
      `There is no ${line.company} in this ledger, so no meeting that was ${outcome}.`,
      `/meeting ${line.company} with Jane from webinar, or with quotes where “${outcome}” is part of the company's name`,
    );
  if (account.kind === "ask")
    return {
      kind: "which account",
      draftId: await keep(ctx, { text }),
      name: account.name,
      similar: account.similar,
    };
  const accountId = account.account.id;
  const meetings = await listMeetingsOfAccount(ctx.database.db, ctx.ledger.id, accountId, {
    teamId: visibleTeam(ctx.actor),
  });
  const chosen = meetings.find(({ id }) => id === asked.meetingId);
  const contactKey = line.contact === undefined ? null : normaliseName(line.contact);
  const plan =
    chosen === undefined
      ? planOutcome(meetings, outcome, { contactKey, day: line.day ?? null })
      : ({ kind: "one", meeting: chosen } as const);
  if (plan.kind === "none") throw await sayNone(ctx, account.account.name, meetings, outcome);
  if (plan.kind === "ask") {
    const draftId = await keep(ctx, { text, accountId });
    return {
      kind: "which meeting",
      draftId,
      accountName: account.account.name,
      outcome,
      meetings: plan.meetings,
    };
  }
  const reason = line.because ?? line.note ?? null;
  const said = { meetingId: plan.meeting.id, outcome, day, reason, company: account.account.name };
  const changeId = await recordOnce(
    ctx.database,
    { request, ledgerId: ctx.ledger.id, recordId: ctx.newId(), createdAt: ctx.clock() },
    (tx, id) => writeOutcome(ctx, tx, { changeId: id, ...said }),
  );
  return { kind: "recorded", changeId };
}

/** What is said of the deal would be lost here. @throws UserError */
function refuseOfDeal(line: RecordLine, outcome: Outcome): void {
  const { amount, due, product, division, owner } = line;
  if ([amount, due, product, division, owner].every((said) => said === undefined)) return;
  const { contact: _contact, email: _email, from: _from, day: _day, because: _because, ...deal } = line;
  throw new UserError(
    `“${outcome}” tells what became of a meeting; amount, due day, product line, division and owner belong to the deal.`,
    `/deal ${printRecord({ ...deal, verb: "update" })}`,
  );
}

/** The day on which it came to that. @throws UserError for one that is still to come */
function planDay(line: RecordLine, outcome: Outcome, today: Day): Day {
  const day = line.day ?? today;
  if (day <= today) return day;
  throw new FieldError(
    "day",
    `${formatDay(day)} is still to come; a meeting was ${outcome} on a day that has been.`,
    `/meeting ${outcome} ${line.company} on ${today}`,
  );
}

/** Why no meeting of an account waits for an outcome. */
async function sayNone(
  ctx: Ctx,
  company: string,
  meetings: readonly MeetingOfAccount[],
  outcome: Outcome,
): Promise<UserError> {
  const [latest] = meetings;
  if (latest !== undefined) return sayAlready(ctx, ctx.database.db, company, latest);
  return new UserError(
    `No meeting with ${company} was logged, so none was ${outcome}.`,
    `/meeting ${company} with Jane from webinar`,
  );
}

async function keep(ctx: Ctx, input: AskedOutcome): Promise<string> {
  const id = ctx.newId();
  const now = ctx.clock();
  const draft = { id, ledgerId: ctx.ledger.id, userId: ctx.userId, kind: "meeting" as const, input, now };
  await keepDraft(ctx.database.db, draft);
  return id;
}
