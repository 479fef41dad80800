import { normaliseName } from "./names.ts";

/** What a typed `from` means: nothing said, a source (perhaps through a campaign, known or new), or nothing we know. */
export type Origin =
  | { kind: "none" }
  | { kind: "source"; sourceId: string; teamId: string; campaignId: string | null }
  | { kind: "new campaign"; sourceId: string; teamId: string; name: string }
  | { kind: "unknown"; text: string }
  /** a team's own, where the team has no source to name */
  | { kind: "team"; teamId: string; text: string | null };

type Source = { id: string; key: string; teamId: string };
type Campaign = { id: string; key: string; sourceId: string };

/**
 * A campaign's or source's own name matches; a name that begins with a source's is a new campaign of that source
 * ("webinar-q3" under webinar, the longest such source). Everything else is unknown: kept as typed, unsourced.
 * @param campaign the campaign of exactly this name, where there is one
 */
export function planOrigin(
  from: string | undefined,
  sources: readonly Source[],
  campaign: Campaign | null,
): Origin {
  if (from === undefined) return { kind: "none" };
  const key = normaliseName(from);
  const sourceOf = (id: string) => sources.find((source) => source.id === id);
  const ofCampaign = campaign === null ? undefined : sourceOf(campaign.sourceId);
  if (campaign !== null && ofCampaign !== undefined) {
    return { kind: "source", sourceId: ofCampaign.id, teamId: ofCampaign.teamId, campaignId: campaign.id };
  }
  const exact = sources.find((source) => source.key === key || `${source.key}s` === key);
  if (exact !== undefined)
    return { kind: "source", sourceId: exact.id, teamId: exact.teamId, campaignId: null };
  const [under] = sources
    .filter((source) => key.startsWith(`${source.key} `))
    .toSorted((a, b) => b.key.length - a.key.length);
  if (under === undefined) return { kind: "unknown", text: from };
  return { kind: "new campaign", sourceId: under.id, teamId: under.teamId, name: from };
}

/**
 * The origin of what a partner logs: what they named among their own team's sources, else their team's first source;
 * where the team has none, the team alone. What they typed stays as it was typed. Never throws.
 * @param origin what planOrigin found among the team's own sources
 * @param own the team's sources, oldest first
 */
export function ownOrigin(origin: Origin, teamId: string, own: readonly Source[]): Origin {
  if (origin.kind === "source" || origin.kind === "new campaign") return origin;
  const [first] = own;
  if (first !== undefined) return { kind: "source", sourceId: first.id, teamId, campaignId: null };
  return { kind: "team", teamId, text: origin.kind === "unknown" ? origin.text : null };
}
