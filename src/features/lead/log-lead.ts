import { companyFromEmail } from "../../core/company-from-email.ts";
import { type Day, formatDay } from "../../core/day.ts";
import { findMissingCompany } from "../../core/missing-company.ts";
import { printRecord } from "../../core/print-record.ts";
import { visibleTeam } from "../../core/roles.ts";
import { quote, tokenize } from "../../core/tokens.ts";
import type { Ctx } from "../../ctx.ts";
import { listAccountsByKeys } from "../../data/accounts.ts";
import { findContactByEmail } from "../../data/contacts.ts";
import { keepDraft } from "../../data/drafts.ts";
import { recordOnce } from "../../data/record-once.ts";
import type { RequestId } from "../../data/requests.ts";
import type { Named } from "../../data/vocabulary.ts";
import { ensureLeadOrTouch, type LeadWritten } from "../../data/write-lead.ts";
import { writeTerms } from "../../data/write-terms.ts";
import { FieldError, UserError } from "../../errors.ts";
import { answerOnce, lookAgain } from "../../reports/answer-once.ts";
import {
  type LineRules,
  termsOf,
  type UnderstoodRecord,
  understandRecord,
} from "../../reports/understand-record.ts";
import { unescapeMrkdwn } from "../../slack/text.ts";

/** What was typed, and what was answered when we asked: an account's id, or "new". */
export type Asked = { text: string; accountId?: string };

/** A lead or touch was logged (the id of its change), was known already, or something has to be asked first. */
export type Logged =
  | { kind: "logged"; changeId: string }
  | { kind: "known"; leadId: string | null; touchId: string | null }
  | {
      kind: "which account";
      draftId: string;
      name: string;
      similar: readonly Named[];
      /** the address whose domain proposes the company, where no company was typed */
      email: string | null;
    };

const rules: LineRules = { command: "/lead", verbs: new Map(), bareWeekday: "past" };

/** Logs a raw lead, or a touch of a known one. @throws UserError */
export async function logLead(ctx: Ctx, asked: Asked, request: RequestId): Promise<Logged> {
  const recorded = {
    answer: (changeId: string): Logged => ({ kind: "logged", changeId }),
    isAnswer: ({ kind }: Logged) => kind === "logged",
  };
  return answerOnce(ctx, request, recorded, () => lookAgain(() => logNow(ctx, asked, request)));
}

async function logNow(ctx: Ctx, asked: Asked, request: RequestId): Promise<Logged> {
  const { text, accountId, email } = await proposeCompany(ctx, asked);
  const understood = await understandRecord(ctx, text, rules, accountId);
  const { account, line } = understood;
  const day = planDay(understood, ctx.today);
  refuseOthers(line);
  const isProposed = email !== null && accountId === undefined;
  if (account.kind === "ask" || isProposed) {
    // Whenever the question is answered, the lead came in on the day that was meant when it was typed.
    const draftId = await keep(ctx, { text: printRecord({ ...line, companyWasQuoted: true, day }) });
    const similar =
      account.kind === "known" ? [account.account] : account.kind === "ask" ? account.similar : [];
    return { kind: "which account", draftId, name: line.company, similar, email };
  }
  return write(ctx, understood, day, request);
}

/**
 * A line without a company, `jane@acme.com from webinar`, with the one that the address proposes: a known person's
 * own, which is no question, else the domain's. @throws UserError where the domain proposes none
 */
async function proposeCompany(ctx: Ctx, asked: Asked): Promise<Asked & { email: string | null }> {
  const missing = asked.accountId === undefined ? findMissingCompany(asked.text) : null;
  if (missing === null) return { ...asked, email: null };
  const { db } = ctx.database;
  const teamId = visibleTeam(ctx.actor);
  const named = await listAccountsByKeys(db, ctx.ledger.id, missing.keys, teamId);
  if (named.length > 0) return { ...asked, email: null };
  const contact = teamId === null ? await findContactByEmail(db, ctx.ledger.id, missing.email) : null;
  if (contact !== null) {
    return { text: `${quote(contact.accountName)} ${asked.text}`, accountId: contact.accountId, email: null };
  }
  const proposed = companyFromEmail(missing.email);
  if (proposed === null) {
    throw new UserError(
      `${missing.email} says nothing about the company, which comes first.`,
      `/lead Acme ${unescapeMrkdwn(tokenize(asked.text).source)}`,
    );
  }
  return { text: `${quote(proposed)} ${asked.text}`, email: missing.email };
}

/** The day on which the lead came in. @throws FieldError for one that is still to come */
function planDay({ line }: UnderstoodRecord, today: Day): Day {
  const day = line.day ?? line.booked ?? today;
  if (day <= today) return day;
  throw new FieldError(
    "day",
    `${formatDay(day)} is still to come; a lead counts on the day it came in.`,
    `/lead ${line.company} on ${today}`,
  );
}

/** What a lead does not have yet. @throws UserError */
function refuseOthers(line: UnderstoodRecord["line"]): void {
  const what =
    line.amount !== undefined
      ? "amount"
      : line.due !== undefined
        ? "due day"
        : line.owner !== undefined || line.team !== undefined
          ? "owner"
          : null;
  if (what === null) return;
  throw new UserError(
    `A lead has no ${what} yet; the deal that its meeting opens has.`,
    `/lead ${line.company}${line.contact === undefined ? "" : ` "${line.contact}"`} from ${line.from ?? "webinar"}`,
  );
}

async function write(ctx: Ctx, understood: UnderstoodRecord, day: Day, request: RequestId): Promise<Logged> {
  const { ledger, newId } = ctx;
  const { line } = understood;
  const createdAt = ctx.clock();
  const by = { ledgerId: ledger.id, newId, createdAt };
  let known: Extract<LeadWritten, { kind: "known" }> | null = null;
  const nothingNew = new Error("known already");
  try {
    const made = { request, ledgerId: ledger.id, recordId: newId(), createdAt };
    const changeId = await recordOnce(ctx.database, made, async (tx, id) => {
      known = null;
      const { teamId: _team, ...terms } = await writeTerms(tx, by, termsOf(understood));
      const arrival = { ...terms, day, note: line.note ?? line.because ?? null, externalId: null };
      const more = { changeId: id, createdBy: ctx.userId, lookBackMonths: ledger.lookBackMonths };
      const written = await ensureLeadOrTouch(tx, { ...by, ...more }, arrival);
      if (written.kind !== "known") return;
      known = written;
      // Thrown, so that neither the request's key nor a name made on the way is kept for nothing.
      throw nothingNew;
    });
    return { kind: "logged", changeId };
  } catch (error) {
    if (error === nothingNew && known !== null) return known;
    throw error;
  }
}

async function keep(ctx: Ctx, input: Asked): Promise<string> {
  const { ledger, userId } = ctx;
  const id = ctx.newId();
  await keepDraft(ctx.database.db, {
    id,
    ledgerId: ledger.id,
    userId,
    kind: "lead",
    input,
    now: ctx.clock(),
  });
  return id;
}
