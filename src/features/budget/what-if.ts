import type { Quarter } from "../../core/period.ts";
import { readAmount, readCount, readShare } from "../../core/read-quantity.ts";
import { ok, problem, type Result } from "../../core/result.ts";
import type { Ctx } from "../../ctx.ts";
import { UserError } from "../../errors.ts";
import { type FundedTeam, type Funding, supposeFunding, type WhatIf } from "../../reports/build-funding.ts";

/** What can be supposed, in the order of the form. */
export const supposable = ["share", "cost", "conversion", "cycle"] as const;
export type Supposable = (typeof supposable)[number];

/** Whose it is, and what stands in the fields; null: empty, as it is. */
export type Typed = Readonly<Record<Supposable, string | null>> & { teamId: string };

/** A field that does not say what it should. */
export type Misread = { field: Supposable; what: string; example: string };

export const examples: Readonly<Record<Supposable, string>> = {
  ...{ share: "50%", cost: "$500", conversion: "20%", cycle: "90" },
};

const mostDays = 3650n;

/** Everything as it is. */
export const nothingSupposed = { shareBp: null, costMinor: null, conversion: null, cycleDays: null } as const;

function readField(field: Supposable, text: string, currency: string): Result<number | bigint> {
  const example = examples[field];
  if (field === "cost") return readAmount(text, currency, example);
  if (field === "cycle") {
    const days = readCount(text.replace(/\s*days?$/i, ""), example);
    if (days.ok && days.value > mostDays) return problem("A cycle is at most ten years.", example);
    return days;
  }
  const share = readShare(/^[\d.,]+$/.test(text) ? `${text}%` : text, example);
  if (share.ok && share.value === 0 && field === "conversion")
    return problem("At a conversion of 0 no number of meetings brings a deal.", example);
  return share;
}

/** What somebody supposes, from the fields of the form. */
export function readWhatIf(
  typed: Typed,
  currency: string,
): { ok: true; value: WhatIf } | { ok: false; misread: Misread } {
  const read = new Map<Supposable, number | bigint>();
  for (const field of supposable) {
    const text = typed[field];
    if (text === null) continue;
    const value = readField(field, text, currency);
    if (!value.ok) return { ok: false, misread: { field, what: value.what, example: value.example } };
    read.set(field, value.value);
  }
  const numberIn = (field: Supposable) => (read.has(field) ? Number(read.get(field)) : null);
  const conversion = numberIn("conversion");
  return ok({
    ...{ teamId: typed.teamId, shareBp: numberIn("share"), cycleDays: numberIn("cycle") },
    costMinor: read.has("cost") ? BigInt(read.get("cost") ?? 0) : null,
    conversion: conversion === null ? null : conversion / 10_000,
  });
}

/** One team's funding as it is and as it would be. */
export type Supposed = { asIs: FundedTeam; team: FundedTeam; funding: Funding };

/** What would follow. Nothing of it is stored. @throws UserError where the team is not there any more */
export async function suppose(ctx: Ctx, quarter: Quarter, whatIf: WhatIf): Promise<Supposed> {
  const { asIs, supposed } = await supposeFunding(ctx, quarter, whatIf);
  const find = ({ teams }: Funding) => teams.find(({ facts }) => facts.team.id === whatIf.teamId);
  const [before, team] = [find(asIs), find(supposed)];
  if (before === undefined || team === undefined)
    throw new UserError("There is no such team here any more.", `/budget ${quarter}`);
  return { asIs: before, team, funding: supposed };
}
