import { closestNames } from "../core/names.ts";
import { wordsForLeadOrigin, wordsForTypedOrigin } from "../core/origin-words.ts";
import { visibleTeam } from "../core/roles.ts";
import type { Ctx } from "../ctx.ts";
import { findOriginChoice } from "../data/choose-origin.ts";
import { readDisputed } from "../data/deal-origin.ts";
import type { Change } from "../data/history.ts";
import { getLead } from "../data/leads.ts";
import { listCampaigns, listCampaignsByIds, listSources, listTeams, offered } from "../data/vocabulary.ts";
import type { SourceOffer } from "../slack/offer-source.ts";

/** A record that may miss its source. */
export type Sourced = {
  kind: "deal" | "lead" | "touch";
  id: string;
  version: number;
  sourceId: string | null;
  fromText: string | null;
};

const offeredMost = 3;

/**
 * What an answer offers about a record's source: the choice between its lead and what was typed, a source or campaign
 * for what nobody knows, or (null) nothing, because it is settled.
 * @param opening the change that opened a deal
 */
export async function findSourceOffer(
  ctx: Ctx,
  record: Sourced,
  opening: Change | null = null,
): Promise<SourceOffer> {
  if (record.sourceId !== null) return opening === null ? null : findDispute(ctx, opening);
  const { id, kind, version, fromText } = record;
  const scope = { ledgerId: ctx.ledger.id, recordId: `${kind}:${id}`, version };
  return { kind: "no source", scope, fromText, ...(await findKnown(ctx, fromText)) };
}

/** The sources that may be chosen, and of them and their campaigns those with a name like what was typed. */
async function findKnown(ctx: Ctx, fromText: string | null) {
  const { db } = ctx.database;
  const [all, run] = await Promise.all([
    listSources(db, ctx.ledger.id, visibleTeam(ctx.actor)),
    fromText === null ? [] : listCampaigns(db, ctx.ledger.id),
  ]);
  const sources = offered(all);
  const campaigns = run.filter(({ sourceId }) => sources.some((source) => source.id === sourceId));
  const known = [
    ...campaigns.map((each) => ({ text: each.name, value: `campaign:${each.id}` })),
    ...sources.map((each) => ({ text: each.name, value: `source:${each.id}` })),
  ];
  const names = known.map(({ text }) => text);
  const closest =
    fromText === null
      ? []
      : closestNames(fromText, names, offeredMost).flatMap(({ index }) => known[index] ?? []);
  return { closest, sources };
}

/** "Webinar lead from March, but you typed outbound", until somebody has chosen. */
async function findDispute(ctx: Ctx, opening: Change): Promise<SourceOffer> {
  const { db } = ctx.database;
  // Another team's lead is none of a partner's business.
  if (visibleTeam(ctx.actor) !== null) return null;
  const disputed = readDisputed(opening.after);
  if (disputed === null || (await findOriginChoice(db, ctx.ledger.id, opening.subjectId)) !== null)
    return null;
  const { sourceId, campaignId, teamId, fromText } = disputed.typed;
  const scope = { ledgerId: ctx.ledger.id, recordId: opening.id, version: 0 };
  if (sourceId === null && fromText !== null) {
    const lead = wordsForLeadOrigin(await getLead(db, ctx.ledger.id, disputed.leadId));
    const question = `There is a ${lead}, and “${fromText}” was typed, which is no source here yet. Which one is the origin? Until someone says, the lead is.`;
    return {
      kind: "unknown beside a lead",
      scope,
      question,
      lead,
      fromText,
      ...(await findKnown(ctx, fromText)),
    };
  }
  const [lead, sources, teams, [campaign]] = await Promise.all([
    getLead(db, ctx.ledger.id, disputed.leadId),
    listSources(db, ctx.ledger.id),
    listTeams(db, ctx.ledger.id),
    listCampaignsByIds(db, ctx.ledger.id, campaignId === null ? [] : [campaignId]),
  ]);
  const source = sources.find((each) => each.id === sourceId);
  const teamName = teams.find((each) => each.id === teamId)?.name ?? null;
  const typed = wordsForTypedOrigin({ name: campaign?.name ?? source?.name ?? "unsourced", teamName });
  const found = wordsForLeadOrigin(lead);
  return {
    kind: "which origin",
    scope,
    question: `There is a ${found}, and ${typed} was typed. Which one is the origin? Until someone says, the lead is.`,
    lead: found,
    typed,
  };
}
