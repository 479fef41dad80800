/** Where something came from, by ids; all null: unsourced. `fromText`: what was typed where it matched no source. */
export type CameFrom = {
  sourceId: string | null;
  campaignId: string | null;
  teamId: string | null;
  fromText: string | null;
};

/** The origin written on a deal when it opens. */
export type OriginColumns = CameFrom & { originLeadId: string | null };

/** What the origin is, and whether the typed source disagrees with the lead, which is shown and asked once. */
export type DealOrigin = { columns: OriginColumns; isDisputed: boolean };

/**
 * The origin of a deal that opens: the first lead on the account where there is one, else the source that was typed. A
 * lead whose own source nobody knows takes the typed one. They disagree where both name a source and it is not the same,
 * or both name a campaign and it is not the same, or what was typed is no source that anybody knows; the lead stays the
 * origin until somebody chooses. formulas.md §1, "sourced by team". Never throws.
 */
export function planDealOrigin(lead: (CameFrom & { id: string }) | null, typed: CameFrom): DealOrigin {
  if (lead === null) return { columns: { originLeadId: null, ...cameFrom(typed) }, isDisputed: false };
  const originLeadId = lead.id;
  if (lead.sourceId === null) {
    const fromText = typed.sourceId === null ? (typed.fromText ?? lead.fromText) : null;
    return { columns: { originLeadId, ...cameFrom(typed), fromText }, isDisputed: false };
  }
  const isOtherSource = typed.sourceId !== null && typed.sourceId !== lead.sourceId;
  const isOtherCampaign =
    typed.campaignId !== null && lead.campaignId !== null && typed.campaignId !== lead.campaignId;
  const isUnknown = typed.sourceId === null && typed.fromText !== null;
  return {
    columns: { originLeadId, ...cameFrom(lead), fromText: null },
    isDisputed: isOtherSource || isOtherCampaign || isUnknown,
  };
}

const cameFrom = ({ sourceId, campaignId, teamId, fromText }: CameFrom): CameFrom => ({
  ...{ sourceId, campaignId, teamId, fromText },
});
