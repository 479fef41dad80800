import type { CampaignFields } from "../../core/campaign-line.ts";
import { nameList } from "../../core/name-list.ts";
import { closestNames, normaliseName } from "../../core/names.ts";
import type { Ctx } from "../../ctx.ts";
import { type Campaign, type CampaignColumns, listCampaignRecords } from "../../data/campaigns.ts";
import {
  listDivisions,
  listProductLines,
  listSources,
  listTeams,
  type Named,
  offered,
  type Source,
} from "../../data/vocabulary.ts";
import { UserError } from "../../errors.ts";

/** What money is spent on: a campaign, or a source as a whole. */
export type Target = { kind: "campaign"; campaign: Campaign } | { kind: "source"; source: Source };

/** What a name after a verb may mean, and what exists: campaigns newest first. */
export type KnownNames = { campaigns: readonly Campaign[]; sources: readonly Source[] };

/** The ledger's campaigns, retired ones too, and the sources that are offered. */
export async function readKnownNames(ctx: Ctx): Promise<KnownNames> {
  const { db } = ctx.database;
  const [campaigns, sources] = await Promise.all([
    listCampaignRecords(db, ctx.ledger.id),
    listSources(db, ctx.ledger.id),
  ]);
  return { campaigns, sources: offered(sources) };
}

/** The target that a name or an answered button names: a campaign before a source of that name; null: neither. */
export function findTarget(known: KnownNames, name: string, answer?: string): Target | null {
  const key = normaliseName(name);
  const isMeant = (one: Named, value: string) => (answer === undefined ? one.key === key : value === answer);
  const campaign = known.campaigns.find((one) => isMeant(one, one.id));
  if (campaign !== undefined && (!campaign.isRetired || answer === undefined))
    return { kind: "campaign", campaign };
  const source = known.sources.find((one) => isMeant(one, valueOfSource(one)));
  return source === undefined ? null : { kind: "source", source };
}

/** A source as the answer to "which campaign do you mean?". */
export const valueOfSource = ({ id }: Pick<Source, "id">): string => `source:${id}`;

/** Campaigns, and sources where they make sense, whose names are close to a typed one, best first. */
export function listSimilar(
  known: KnownNames,
  name: string,
  withSources: boolean,
): { id: string; name: string }[] {
  const all = [
    ...known.campaigns.filter(({ isRetired }) => !isRetired),
    ...(withSources ? known.sources.map((source) => ({ ...source, id: valueOfSource(source) })) : []),
  ];
  return closestNames(
    name,
    all.map((one) => one.name),
  ).flatMap(({ index }) => all[index] ?? []);
}

/** The one of a list that a typed name means. @throws UserError that names what there is */
function meant<T extends Named>(
  list: readonly T[],
  typed: string,
  what: string,
  example: (name: string) => string,
): T {
  const found = list.find(({ key }) => key === normaliseName(typed));
  if (found !== undefined) return found;
  const names = list.map(({ name }) => name);
  const [closest] = closestNames(typed, names, 1);
  const there = names.length === 0 ? "There are none yet." : `There are ${nameList(names)}.`;
  throw new UserError(
    `There is no ${what} “${typed}”${closest === undefined ? `. ${there}` : `; did you mean ${closest.name}?`}`,
    closest === undefined ? `/roundtrip define ${what.replace(" line", "")} ${typed}` : example(closest.name),
  );
}

/** The columns that what was said sets; names are looked up in the ledger. @param line for the example, "new webinar-q4" @throws UserError */
export async function columnsOf(
  ctx: Ctx,
  fields: CampaignFields,
  line: string,
): Promise<Partial<CampaignColumns>> {
  const { db } = ctx.database;
  const { id } = ctx.ledger;
  const { source, team, product, division, startDay, endDay, leadDays, owner } = fields;
  const instead = (word: string) => (name: string) => `/campaign ${line} ${word} ${name}`;
  const columns: Partial<CampaignColumns> = {};
  if (source !== undefined)
    columns.sourceId = meant(offered(await listSources(db, id)), source, "source", instead("source")).id;
  if (team !== undefined)
    columns.teamId = meant(offered(await listTeams(db, id)), team, "team", instead("team")).id;
  if (product !== undefined)
    columns.productLineId = meant(
      offered(await listProductLines(db, id)),
      product,
      "product line",
      instead("product"),
    ).id;
  if (division !== undefined)
    columns.divisionId = meant(
      offered(await listDivisions(db, id)),
      division,
      "division",
      instead("division"),
    ).id;
  return {
    ...columns,
    ...(startDay !== undefined && { startDay }),
    ...(endDay !== undefined && { endDay }),
    ...(leadDays !== undefined && { leadDays }),
    ...(owner !== undefined && { ownerUserId: owner }),
  };
}
