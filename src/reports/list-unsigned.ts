import { readCell, wordsForCell } from "../core/cell.ts";
import { checkShares } from "../core/check-shares.ts";
import { committedShares } from "../core/commitment.ts";
import { keyMetricsOf } from "../core/key-metrics.ts";
import type { Metric } from "../core/metric.ts";
import type { Quarter } from "../core/period.ts";
import { visibleTeam } from "../core/roles.ts";
import { wordsForQuantity } from "../core/wording.ts";
import type { Ctx } from "../ctx.ts";
import { type CommitmentVersion, listVersionsIn } from "../data/commitment-versions.ts";
import { type Commitment, listCommitments, listTargets } from "../data/commitments.ts";
import { listDivisions, listProductLines, listTeams, offered, type Team } from "../data/vocabulary.ts";

/** A figure of a commitment that its team has not signed yet. */
export type Unsigned = {
  commitmentId: string;
  /** the one that waits */
  version: number;
  teamId: string;
  team: string;
  metric: Metric;
  shareBp: number | null;
  number: bigint | null;
  /** the product line and division it is for, in words; "" for the whole company */
  cell: string;
  /** whether an agreed version goes on counting until then */
  isChange: boolean;
  /** "Marketing 50 % of meetings" */
  words: string;
};

/** What a quarter's commitments lack, with one line that says it; `words` null: nothing. */
export type Lacking = {
  unsigned: readonly Unsigned[];
  /** teams without a commitment to a metric that has a target which nobody has taken in full */
  missing: readonly { teamId: string; team: string; metric: Metric }[];
  words: string | null;
};

type Figure = Pick<Commitment, "shareBp" | "number">;

/** "50 % of meetings", "60 meetings", "$2,000,000 revenue". */
export const wordsForFigure = (metric: Metric, { shareBp, number }: Figure, currency: string): string =>
  shareBp === null ? wordsForQuantity(metric, number ?? 0n, currency) : `${shareBp / 100} % of ${metric}`;

/**
 * What of a quarter's commitments is not signed, or missing: of the metrics that the ledger studies or has a target
 * for. A partner is told of their own team alone.
 */
export async function listUnsigned(ctx: Ctx, quarter: Quarter): Promise<Lacking> {
  const { db } = ctx.database;
  const { id, currency } = ctx.ledger;
  const [targets, commitments, versions, teams, products, divisions] = await Promise.all([
    listTargets(db, id, quarter),
    listCommitments(db, id, quarter),
    listVersionsIn(db, id, quarter),
    listTeams(db, id),
    listProductLines(db, id),
    listDivisions(db, id),
  ]);
  const own = visibleTeam(ctx.actor);
  const isShown = ({ id: teamId }: Team) => own === null || own === teamId;
  const shown = teams.filter(isShown);
  const unsigned = shown.flatMap((team) =>
    commitments
      .filter(({ teamId }) => teamId === team.id)
      .flatMap((commitment): Unsigned[] => {
        const waiting = waitingOf(commitment, versions);
        if (waiting === null) return [];
        const cell = wordsForCell(readCell(commitment.cell), { products, divisions });
        const { metric } = commitment;
        const { version, shareBp, number } = waiting;
        const words = `${team.name} ${wordsForFigure(metric, waiting, currency)}${cell === "" ? "" : ` (${cell})`}`;
        const isChange = commitment.signedBy !== null;
        return [
          {
            commitmentId: commitment.id,
            version,
            teamId: team.id,
            team: team.name,
            metric,
            shareBp,
            number,
            cell,
            isChange,
            words,
          },
        ];
      }),
  );
  const whole = commitments.filter(({ cell }) => cell === "");
  const missing = targets
    .filter(({ cell }) => cell === "")
    .flatMap(({ metric, number }) => {
      const of = whole.filter((each) => each.metric === metric);
      const isTaken = ["complete", "over"].includes(checkShares(sharesOf(number, of)).kind);
      if (isTaken) return [];
      const without = offered(shown).filter((team) => !of.some(({ teamId }) => teamId === team.id));
      return without.map((team) => ({ teamId: team.id, team: team.name, metric }));
    });
  const inOrder = inOrderOf(keyMetricsOf(ctx.ledger));
  return {
    unsigned: inOrder(unsigned),
    missing: inOrder(missing),
    words: say(inOrder(unsigned), inOrder(missing)),
  };
}

/** The version that waits to be agreed; a commitment from before there were versions waits as it stands. */
function waitingOf(
  commitment: Commitment,
  versions: readonly CommitmentVersion[],
): (Figure & { version: number }) | null {
  const own = versions.filter(({ commitmentId }) => commitmentId === commitment.id);
  const proposed = own.find(({ state }) => state === "proposed");
  if (proposed !== undefined) return proposed;
  return commitment.signedBy === null ? commitment : null;
}

const sharesOf = (target: bigint, commitments: readonly Commitment[]): number[] =>
  committedShares(
    target,
    commitments.map(({ shareBp, number }) =>
      shareBp === null
        ? { kind: "number" as const, value: number ?? 0n }
        : { kind: "share" as const, basisPoints: shareBp },
    ),
  ).filter((share) => share !== null);

/** What the ledger studies first, in its order; the rest behind it. */
const inOrderOf =
  (studied: readonly string[]) =>
  <T extends { metric: Metric }>(list: readonly T[]): T[] => {
    const at = ({ metric }: T) => (studied.includes(metric) ? studied.indexOf(metric) : studied.length);
    return list.toSorted((a, b) => at(a) - at(b));
  };

function say(unsigned: Lacking["unsigned"], missing: Lacking["missing"]): string | null {
  const waiting = unsigned.map(({ words, isChange }) => `${words}${isChange ? " (a change)" : ""}`);
  const teams = new Map<Metric, string[]>();
  for (const { team, metric } of missing) teams.set(metric, [...(teams.get(metric) ?? []), team]);
  const lacking = [...teams].map(([metric, of]) => `${metric} (${of.join(", ")})`);
  const parts = [
    waiting.length === 0 ? [] : [`Not signed yet: ${waiting.join("; ")}.`],
    lacking.length === 0 ? [] : [`No commitment yet: ${lacking.join("; ")}.`],
  ].flat();
  return parts.length === 0 ? null : parts.join(" ");
}
