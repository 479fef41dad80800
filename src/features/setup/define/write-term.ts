import { type DefineLine, type TermKind, teamKinds } from "../../../core/define-line.ts";
import { normaliseName } from "../../../core/names.ts";
import type { Ctx } from "../../../ctx.ts";
import type { Tx } from "../../../data/client.ts";
import { changeTerm, insertTerm, listTerms, type TermRow } from "../../../data/terms.ts";
import { UserError } from "../../../errors.ts";

/** What was written: the definition's key and words, and the columns before and after. */
export type WrittenTerm = {
  key: string;
  value: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown>;
};

type Line = Extract<DefineLine, { kind: "term" }>;

/** What a kind of name stands under, in people's words. */
const parents: Partial<Record<TermKind, TermKind>> = { source: "team", campaign: "source" };

/** Adds, moves, renames, retires or restores a name of the ledger's, in the caller's transaction. @throws UserError */
export async function writeTerm(ctx: Ctx, tx: Tx, line: Line): Promise<WrittenTerm> {
  const { term, name, change } = line;
  const ledgerId = ctx.ledger.id;
  const all = await listTerms(tx, ledgerId, term);
  const known = all.find(({ key }) => key === normaliseName(name));
  if (known === undefined) {
    if (change.do !== "set") throw refuseUnknown(line, all);
    return addTerm(ctx, tx, line, change.under);
  }
  const at = { ledgerId, id: known.id };
  const told = (value: string, before: object, after: object): WrittenTerm => ({
    key: `${term} ${known.name}`,
    value,
    before: { id: known.id, ...before },
    after: { id: known.id, ...after },
  });
  if (change.do === "rename") {
    const key = normaliseName(change.to);
    if (all.some((each) => each.key === key && each.id !== known.id))
      throw new UserError(`There is a ${term} ${change.to} already.`, `/roundtrip define ${term}`);
    await changeTerm(tx, term, at, { name: change.to, key });
    return told(`renamed to ${change.to}`, { name: known.name }, { name: change.to });
  }
  if (change.do !== "set") {
    const isRetired = change.do === "retire";
    await changeTerm(tx, term, at, { isRetired });
    return told(isRetired ? "retired" : "restored", { isRetired: known.isRetired }, { isRetired });
  }
  if (change.under === null) {
    throw new UserError(
      `There is a ${term} ${known.name} already.`,
      `/roundtrip define ${term} ${known.name} rename "new name", or retire`,
    );
  }
  const under = await findUnder(ctx, tx, term, change.under);
  await changeTerm(tx, term, at, { under: under.id, isRetired: false });
  return told(`moved to ${under.name}`, { under: known.under }, { under: under.id });
}

function refuseUnknown({ term, name }: Line, all: readonly TermRow[]): UserError {
  const names = all.slice(0, 20).map((each) => each.name);
  return new UserError(
    `There is no ${term} “${name}”. ${names.length === 0 ? "There are none yet." : `There are: ${names.join(", ")}.`}`,
    `/roundtrip define ${term} ${names[0] ?? "Example"}`,
  );
}

async function addTerm(ctx: Ctx, tx: Tx, { term, name }: Line, under: string | null): Promise<WrittenTerm> {
  const parent = parents[term];
  if (under === null && parent !== undefined) {
    throw new UserError(
      `A new ${term} belongs to a ${parent}: say which.`,
      `/roundtrip define ${term} ${name} ${parent} ${term === "source" ? "Marketing" : "webinar"}`,
    );
  }
  if (under === null && term === "team") {
    throw new UserError(
      "A new team is marketing, sales or a partner: say which.",
      `/roundtrip define team ${name} partner`,
    );
  }
  const found = under === null ? null : await findUnder(ctx, tx, term, under);
  const id = ctx.newId();
  const row = { id, ledgerId: ctx.ledger.id, name, key: normaliseName(name), createdAt: ctx.clock() };
  await insertTerm(tx, term, { ...row, under: found?.id ?? null });
  const value = found === null ? "added" : `added, ${found.name}`;
  return { key: `${term} ${name}`, value, before: null, after: { id, name, under: found?.id ?? null } };
}

/** The team, source or kind of team that a name stands under. @throws UserError that names them */
async function findUnder(
  ctx: Ctx,
  tx: Tx,
  term: TermKind,
  typed: string,
): Promise<{ id: string; name: string }> {
  const parent = parents[term];
  const kinds = teamKinds.map((kind) => ({ id: kind, name: kind, key: kind }));
  const among = parent === undefined ? kinds : await listTerms(tx, ctx.ledger.id, parent);
  const found = among.find(({ key }) => key === normaliseName(typed));
  if (found !== undefined) return found;
  throw new UserError(
    `There is no ${parent ?? "kind of team"} “${typed}”. There are: ${among.map(({ name }) => name).join(", ")}.`,
    `/roundtrip define ${term} Example ${parent ?? ""} ${among[0]?.name ?? ""}`,
  );
}
