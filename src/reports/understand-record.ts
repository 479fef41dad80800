import { parseRecord } from "../core/grammar.ts";
import { closestNames, normaliseName } from "../core/names.ts";
import type { Direction } from "../core/parse-day.ts";
import { type AccountPlan, planAccount } from "../core/plan-account.ts";
import { type Origin, ownOrigin, planOrigin } from "../core/plan-origin.ts";
import { printRecord } from "../core/print-record.ts";
import { companyCandidates } from "../core/read-company.ts";
import { isKeyword, type RecordLine } from "../core/record-line.ts";
import { visibleTeam } from "../core/roles.ts";
import type { Ctx } from "../ctx.ts";
import { findAccount, listAccountsByKeys, listAccountsLike } from "../data/accounts.ts";
import {
  findCampaign,
  listDivisions,
  listProductLines,
  listSources,
  type Named,
  offered,
} from "../data/vocabulary.ts";
import type { Term, Terms } from "../data/write-terms.ts";
import { UserError } from "../errors.ts";
import { unescapeMrkdwn } from "../slack/text.ts";

/** A typed line in the ledger's own terms. */
export type UnderstoodRecord = {
  line: RecordLine;
  account: AccountPlan<Named>;
  product: Term | null;
  division: Term | null;
  origin: Origin;
};

/** How a command reads its line. */
export type LineRules = {
  /** for examples of what to type, e.g. "/meeting" */
  command: `/${string}`;
  /** alias → verb */
  verbs: ReadonlyMap<string, string>;
  bareWeekday: Direction;
};

/**
 * Reads a typed line and finds what it names in the ledger.
 * @param answer the account that a person chose when asked: its id, or "new"
 * @throws UserError for what cannot be read, with an example
 */
export async function understandRecord(
  ctx: Ctx,
  text: string,
  rules: LineRules,
  answer?: string,
): Promise<UnderstoodRecord> {
  const { db } = ctx.database;
  const candidates = companyCandidates(text, rules.verbs);
  const teamId = visibleTeam(ctx.actor);
  const accounts = await listAccountsByKeys(db, ctx.ledger.id, candidates, teamId);
  const { command, ...reading } = rules;
  const read = parseRecord({
    text,
    ...reading,
    knownCompanies: new Set(accounts.map((account) => account.key)),
    today: ctx.today,
    currency: ctx.ledger.currency,
  });
  if (!read.ok) throw new UserError(read.what, `${command} ${read.example}`);
  const line = read.value;
  if (!line.companyIsKnown && !line.companyWasQuoted && isKeyword(line.company.split(" ")[0] ?? "")) {
    throw new UserError(
      `The company comes first; one that is called “${line.company}” stands in quotes.`,
      `${command} ${[line.verb, "Acme", unescapeMrkdwn(text)].filter(Boolean).join(" ")}`,
    );
  }
  const asking = (field: "product" | "division") => ({
    what: field === "product" ? "product line" : field,
    example: (name: string) => `${command} ${unescapeMrkdwn(printRecord({ ...line, [field]: name }))}`,
  });
  const [account, product, division, origin] = await Promise.all([
    findAccountMeant(ctx, line, accounts, answer),
    line.product === undefined
      ? null
      : findTerm(line.product, offered(await listProductLines(db, ctx.ledger.id)), asking("product")),
    line.division === undefined
      ? null
      : findTerm(line.division, offered(await listDivisions(db, ctx.ledger.id)), asking("division")),
    findOrigin(ctx, line.from),
  ]);
  return { line, account, product, division, origin };
}

async function findAccountMeant(
  ctx: Ctx,
  line: RecordLine,
  accounts: readonly Named[],
  answer?: string,
): Promise<AccountPlan<Named>> {
  const { db } = ctx.database;
  const teamId = visibleTeam(ctx.actor);
  if (answer === "new") return { kind: "new", name: line.company };
  if (answer !== undefined) {
    const account = await findAccount(db, ctx.ledger.id, answer, teamId);
    if (account === null)
      throw new UserError("That company is no longer in this ledger.", "type the command again");
    return { kind: "known", account };
  }
  const key = normaliseName(line.company);
  const known = accounts.find((account) => account.key === key) ?? null;
  if (known !== null) return { kind: "known", account: known };
  const near = await listAccountsLike(db, ctx.ledger.id, key, { teamId });
  // Someone may have named the same new company a moment ago.
  const justMade = near.find((account) => account.key === key);
  if (justMade !== undefined) return { kind: "known", account: justMade };
  const similar = closestNames(
    line.company,
    near.map((account) => account.name),
  ).flatMap(({ index }) => near[index] ?? []);
  return planAccount(line, known, similar);
}

/** Names of as many words and with the same figures are close enough to be a typo; "core 2" beside "core" is new. */
const mayBeTypo = (a: string, b: string): boolean => {
  const shape = (key: string) => `${key.split(" ").length} ${key.replace(/\D/g, "")}`;
  return shape(a) === shape(b);
};

function findTerm(
  name: string,
  known: readonly Named[],
  asking: { what: string; example: (name: string) => string },
): Term {
  const key = normaliseName(name);
  const same = known.find((term) => term.key === key);
  if (same !== undefined) return { id: same.id, name: same.name };
  const [closest] = closestNames(
    name,
    known.filter((term) => mayBeTypo(term.key, key)).map((term) => term.name),
    1,
  );
  if (closest !== undefined) {
    throw new UserError(
      `There is no ${asking.what} “${name}”; did you mean ${closest.name}?`,
      asking.example(closest.name),
    );
  }
  return { id: null, name };
}

/** What a typed `from` means in this ledger. What a partner logs is their own team's, whatever they type. */
export async function findOrigin(ctx: Ctx, from: string | undefined): Promise<Origin> {
  const { db } = ctx.database;
  const teamId = visibleTeam(ctx.actor);
  if (from === undefined && teamId === null) return { kind: "none" };
  const [sources, campaign] = await Promise.all([
    listSources(db, ctx.ledger.id, teamId),
    from === undefined ? null : findCampaign(db, ctx.ledger.id, normaliseName(from)),
  ]);
  const origin = planOrigin(from, offered(sources), campaign);
  return teamId === null ? origin : ownOrigin(origin, teamId, offered(sources));
}

/** What a record names, once its account is settled. @throws Error while the account is still a question */
export function termsOf({ line, account, product, division, origin }: UnderstoodRecord): Terms {
  if (account.kind === "ask") throw new Error(`the account of "${line.company}" is not settled`);
  return {
    account: account.kind === "known" ? account.account : { id: null, name: account.name },
    contact:
      line.contact === undefined && line.email === undefined
        ? null
        : { name: line.contact ?? null, email: line.email ?? null },
    product,
    division,
    origin,
  };
}
