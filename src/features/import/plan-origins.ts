import { normaliseName } from "../../core/names.ts";
import { planOrigin } from "../../core/plan-origin.ts";
import type { RowProblem } from "../../core/read-import-cells.ts";
import type { ImportRow } from "../../core/read-import-row.ts";
import type { ImportedCampaign, ImportedSource } from "../../data/import-names.ts";
import type { KnownOrigins } from "./find-import-ledger.ts";

/** The columns that a row's source and campaign give a record. */
export type OriginColumns = {
  sourceId: string | null;
  campaignId: string | null;
  teamId: string | null;
  fromText: string | null;
};

/** Sources and campaigns that a batch makes, and ids of the other system that known campaigns get. */
export type MadeOrigins = {
  sources: ImportedSource[];
  campaigns: ImportedCampaign[];
  joins: { id: string; externalId: string }[];
};

type Given = {
  /** normalised name of a source → the team that it shall belong to, where the ledger does not have it yet */
  teamOfNewSource: ReadonlyMap<string, string>;
  newId: () => string;
};

/** What a row's source and campaign came to; `unmatched` names what the ledger does not have. */
export type FoundOrigin = { origin: OriginColumns; unmatched: string | null; problems: RowProblem[] };

/**
 * Finds a row's source and campaign. A campaign is found by its id in the other system, else by its name, and brings its
 * own source. A new campaign is made under the row's source, or under the source that its name begins with. A source
 * that the ledger does not have is made when --sources gave it a team; otherwise the record is unsourced and keeps the
 * word. Blank is unsourced.
 */
export function planOrigins(known: KnownOrigins, made: MadeOrigins, { teamOfNewSource, newId }: Given) {
  const sources = new Map(known.sources);
  const campaigns = new Map(known.campaigns);
  const byRef = new Map<string, ImportedCampaign>();
  for (const campaign of campaigns.values()) {
    if (campaign.externalId !== null) byRef.set(campaign.externalId, campaign);
  }
  const sourceById = new Map([...sources.values()].map((source) => [source.id, source]));

  const ofCampaign = ({ id, sourceId }: ImportedCampaign): OriginColumns => ({
    sourceId,
    campaignId: id,
    teamId: sourceById.get(sourceId)?.teamId ?? null,
    fromText: null,
  });
  const ofSource = ({ id, teamId }: ImportedSource): OriginColumns => ({
    ...{ sourceId: id, campaignId: null, teamId, fromText: null },
  });

  function findSource(name: string): ImportedSource | null {
    const key = normaliseName(name);
    const found = sources.get(key);
    const teamId = teamOfNewSource.get(key);
    if (found !== undefined || teamId === undefined) return found ?? null;
    const source = { id: newId(), name, key, teamId };
    sources.set(key, source);
    sourceById.set(source.id, source);
    made.sources.push(source);
    return source;
  }

  function findCampaign({ campaignRef, campaignName }: ImportRow): ImportedCampaign | null {
    const joined = byRef.get(campaignRef ?? "") ?? byRef.get(campaignName ?? "");
    if (joined !== undefined) return joined;
    const named = campaignName === null ? undefined : campaigns.get(normaliseName(campaignName));
    if (named !== undefined && campaignRef !== null && named.externalId === null) {
      const campaign = { ...named, externalId: campaignRef };
      campaigns.set(named.key, campaign);
      byRef.set(campaignRef, campaign);
      made.joins.push({ id: named.id, externalId: campaignRef });
      return campaign;
    }
    return named ?? null;
  }

  function makeCampaign(
    name: string,
    source: ImportedSource | null,
    externalId: string | null,
  ): OriginColumns | null {
    const key = normaliseName(name);
    const planned = source === null ? planOrigin(name, [...sources.values()], null) : null;
    if (planned?.kind === "source") {
      return { sourceId: planned.sourceId, campaignId: null, teamId: planned.teamId, fromText: null };
    }
    const sourceId = planned?.kind === "new campaign" ? planned.sourceId : source?.id;
    if (sourceId === undefined || key === "") return null;
    const campaign = { id: newId(), name, key, sourceId, externalId };
    campaigns.set(key, campaign);
    if (externalId !== null) byRef.set(externalId, campaign);
    made.campaigns.push(campaign);
    return ofCampaign(campaign);
  }

  function find(row: ImportRow): FoundOrigin {
    const { sourceName, campaignName, campaignRef } = row;
    const campaign = findCampaign(row);
    if (campaign !== null) return { origin: ofCampaign(campaign), unmatched: null, problems: [] };
    const source = sourceName === null ? null : findSource(sourceName);
    const problems =
      campaignRef === null || campaignName !== null
        ? []
        : [{ column: "campaignId", reason: `no campaign has the id "${campaignRef}" yet` }];
    const isNew = campaignName !== null ? makeCampaign(campaignName, source, campaignRef) : null;
    if (isNew !== null) return { origin: isNew, unmatched: null, problems };
    // In many files one column holds now a source and now a campaign.
    const named =
      source === null && sourceName !== null ? campaigns.get(normaliseName(sourceName)) : undefined;
    if (named !== undefined) return { origin: ofCampaign(named), unmatched: null, problems };
    const unmatched = source === null ? (sourceName ?? campaignName) : campaignName;
    const none = { sourceId: null, campaignId: null, teamId: null, fromText: unmatched };
    return { origin: source === null ? none : ofSource(source), unmatched, problems };
  }

  return { find };
}
