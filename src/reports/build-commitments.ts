import { readCell, wordsForCell } from "../core/cell.ts";
import { checkShares, type SharesCheck } from "../core/check-shares.ts";
import { amountNeeds, type Commitment as CommittedTo, committedShares } from "../core/commitment.ts";
import { definitionsInForce } from "../core/definitions.ts";
import { keyMetricsOf, nameMetric } from "../core/key-metrics.ts";
import type { Metric } from "../core/metric.ts";
import { labelQuarter, type Quarter } from "../core/period.ts";
import { visibleTeam } from "../core/roles.ts";
import type { Ctx } from "../ctx.ts";
import type { Queryable } from "../data/client.ts";
import { type CommitmentVersion, listVersionsIn } from "../data/commitment-versions.ts";
import { type Commitment, listCommitments, listTargets, type Target } from "../data/commitments.ts";
import { listDefinitions } from "../data/definitions.ts";
import { listDivisions, listProductLines, listTeams, type Team } from "../data/vocabulary.ts";

/** A figure as it was said, and what it comes to: basis points of the target, and a count or minor units; null: no target yet. */
export type Figured = {
  shareBp: number | null;
  number: bigint | null;
  committedBp: number | null;
  need: bigint | null;
};

/** A proposal that waits for its team. */
export type Waiting = Figured & Pick<CommitmentVersion, "version" | "reason" | "proposedBy" | "proposedAt">;

/** One team's commitment to one metric, as it counts and as it is proposed. */
export type CommitmentRow = {
  commitmentId: string;
  teamId: string;
  team: string;
  /** what counts now: what was agreed, or the proposal while nothing was */
  inForce: Figured;
  /** the version that was agreed, by whom (Slack user id) and when (epoch ms) */
  signed: { version: number; by: string; at: number } | null;
  waiting: Waiting | null;
};

/** A metric of the company or of a cell: its target, who committed to what of it, and how that adds up. */
export type CommitmentBoard = {
  metric: Metric;
  /** the metric with which meetings count, "meetings (held)" */
  name: string;
  /** as it is stored; "" for the whole company */
  cell: string;
  /** in words, "Core in EMEA"; "" for the whole company */
  cellWords: string;
  target: Target | null;
  rows: CommitmentRow[];
  /** all teams together, also where `rows` hold a partner's own team alone; null where one has no such figure */
  together: { teams: number; basisPoints: number | null; need: bigint | null };
  shares: SharesCheck;
};

/** All that is committed for a quarter. */
export type Commitments = {
  quarter: Quarter;
  label: string;
  boards: CommitmentBoard[];
  teams: readonly Team[];
  definitionsVersion: number;
};

const metricsInOrder: readonly Metric[] = ["meetings", "deals", "revenue", "leads", "pipeline"];

/**
 * What each team committed to for a quarter, per metric that has a target or a commitment: the metrics that the ledger
 * studies first and in its order, the whole company before its product lines and divisions. A partner gets the row of
 * their own team, and the totals.
 * @param db a transaction, to read what it has written so far
 */
export async function buildCommitments(
  ctx: Ctx,
  quarter: Quarter,
  db: Queryable = ctx.database.db,
): Promise<Commitments> {
  const { id } = ctx.ledger;
  // One after the other: a transaction on PostgreSQL answers one question at a time.
  const targets = await listTargets(db, id, quarter);
  const commitments = await listCommitments(db, id, quarter);
  const versions = await listVersionsIn(db, id, quarter);
  const teams = await listTeams(db, id);
  const products = await listProductLines(db, id);
  const divisions = await listDivisions(db, id);
  const changes = await listDefinitions(db, id);
  const own = visibleTeam(ctx.actor);
  const of = (metric: Metric, cell: string) => (each: { metric: Metric; cell: string }) =>
    each.metric === metric && each.cell === cell;
  const boards = placesOf([...targets, ...commitments], keyMetricsOf(ctx.ledger)).map(({ metric, cell }) => {
    const facts = {
      target: targets.find(of(metric, cell)) ?? null,
      commitments: inTeamsOrder(commitments.filter(of(metric, cell)), teams),
      versions,
      teams,
    };
    const cellWords = wordsForCell(readCell(cell), { products, divisions });
    const { rows, ...board } = buildBoard(facts);
    return {
      ...{ metric, name: nameMetric(metric, ctx.ledger.meetingsCount) },
      cell,
      cellWords,
      ...board,
      rows: rows.filter(({ teamId }) => own === null || own === teamId),
    };
  });
  return {
    quarter,
    label: labelQuarter(quarter, ctx.calendar),
    boards,
    teams: teams.filter((team) => own === null || own === team.id),
    definitionsVersion: definitionsInForce(changes).version,
  };
}

/** Every metric and cell that something is set for, in the order of the report. */
function placesOf(
  set: readonly { metric: Metric; cell: string }[],
  studied: readonly string[],
): { metric: Metric; cell: string }[] {
  const cells = [...new Set(set.map(({ cell }) => cell))].toSorted();
  const rank = (metric: Metric) => (studied.includes(metric) ? studied.indexOf(metric) : studied.length);
  return metricsInOrder
    .toSorted((a, b) => rank(a) - rank(b))
    .flatMap((metric) => cells.map((cell) => ({ metric, cell })))
    .filter(({ metric, cell }) => set.some((each) => each.metric === metric && each.cell === cell));
}

const inTeamsOrder = (commitments: readonly Commitment[], teams: readonly Team[]): Commitment[] =>
  teams.flatMap((team) => commitments.filter(({ teamId }) => teamId === team.id));

type Said = Pick<Commitment, "shareBp" | "number">;

const toCommittedTo = ({ shareBp, number }: Said): CommittedTo =>
  shareBp === null ? { kind: "number", value: number ?? 0n } : { kind: "share", basisPoints: shareBp };

/** What each figure of one target comes to, rounded together. */
function figure(target: Target | null, said: readonly Said[]): Figured[] {
  const terms = said.map(toCommittedTo);
  const needs = amountNeeds(target?.number ?? null, terms);
  const shares = committedShares(target?.number ?? null, terms);
  return said.map(({ shareBp, number }, at) => ({
    ...{ shareBp, number, committedBp: shares[at] ?? null, need: needs[at] ?? null },
  }));
}

function buildBoard(facts: {
  target: Target | null;
  commitments: readonly Commitment[];
  versions: readonly CommitmentVersion[];
  teams: readonly Team[];
}): Pick<CommitmentBoard, "target" | "rows" | "together" | "shares"> {
  const { target, commitments, versions, teams } = facts;
  const inForce = figure(target, commitments);
  const rows = commitments.map((commitment, at): CommitmentRow => {
    const own = versions.filter(({ commitmentId }) => commitmentId === commitment.id);
    const proposed = own.find(({ state }) => state === "proposed");
    // A proposal is rounded beside what the others have in force: as it would count once it is agreed.
    const asProposed =
      proposed && figure(target, commitments.with(at, { ...commitment, ...sayOf(proposed) }))[at];
    const { id: commitmentId, teamId, signedBy, signedAt, shareBp, number } = commitment;
    return {
      ...{ commitmentId, teamId, team: teams.find(({ id }) => id === teamId)?.name ?? "" },
      inForce: inForce[at] ?? { shareBp, number, committedBp: null, need: null },
      signed:
        signedBy === null || signedAt === null
          ? null
          : {
              version: own.findLast(({ state }) => state === "agreed")?.version ?? 1,
              by: signedBy,
              at: signedAt,
            },
      waiting:
        proposed === undefined || asProposed === undefined ? null : { ...asProposed, ...storyOf(proposed) },
    };
  });
  const shares = inForce.map(({ committedBp }) => committedBp);
  const add = <T extends number | bigint>(
    values: readonly (T | null)[],
    sum: (known: T[]) => T,
  ): T | null => {
    const known = values.filter((value) => value !== null);
    return known.length === values.length ? sum(known) : null;
  };
  return {
    target,
    rows,
    together: {
      teams: rows.length,
      basisPoints: add(shares, (known) => known.reduce((sum, value) => sum + value, 0)),
      need: add(
        inForce.map(({ need }) => need),
        (known) => known.reduce((sum, value) => sum + value, 0n),
      ),
    },
    shares: checkShares(shares.filter((share) => share !== null)),
  };
}

const sayOf = ({ shareBp, number }: CommitmentVersion): Said => ({ shareBp, number });

const storyOf = ({ version, reason, proposedBy, proposedAt }: CommitmentVersion) => ({
  ...{ version, reason, proposedBy, proposedAt },
});
