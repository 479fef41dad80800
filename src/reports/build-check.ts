import { wordsForShares } from "../core/check-shares.ts";
import { definitionsInForce, ownerInForce, usualWords, wordsForDefinition } from "../core/definitions.ts";
import { keyMetricsOf, readMeetingsCounted, wordsForKeyMetrics } from "../core/key-metrics.ts";
import {
  type LoopTopic,
  loopTopics,
  type Standing,
  standByCount,
  standOfPaths,
  standOfQuarter,
  standTogether,
} from "../core/loop-check.ts";
import { addQuarters, type Quarter, quarterOf, quarterPeriod } from "../core/period.ts";
import type { Ctx } from "../ctx.ts";
import { listDefinitions } from "../data/definitions.ts";
import { offered } from "../data/vocabulary.ts";
import { buildCommitments, type CommitmentBoard, type Commitments } from "./build-commitments.ts";
import { type BudgetCheck, checkBudget } from "./check-budget.ts";
import { checkMeeting, type MeetingCheck } from "./check-meeting.ts";
import { type ConvertedPaths, countConvertedPaths } from "./count-paths.ts";

/** A definition as it holds, and whether somebody here chose it. */
export type CheckedDefinition = { key: string; value: string; isChosen: boolean };

/** What was committed for a quarter, metric by metric, and how it adds up. */
export type CheckedQuarter = {
  quarter: Quarter;
  label: string;
  standing: Standing;
  boards: { board: CommitmentBoard; words: string; isSigned: boolean }[];
};

/** The won revenue of a quarter and the part of it that has a complete path; the newest quarter first. */
export type CheckedPath = ConvertedPaths & { quarter: Quarter; label: string };

/** Everything that must be settled before closed-loop reporting can work, and how it stands. */
export type Check = {
  ledgerId: string;
  currency: string;
  standings: Readonly<Record<LoopTopic, Standing>>;
  /** how many of the questions are answered with yes, of `of` */
  settled: number;
  of: number;
  owner: string | null;
  definitions: CheckedDefinition[];
  metrics: { words: string; isChosen: boolean };
  quarters: CheckedQuarter[];
  budget: BudgetCheck;
  meeting: MeetingCheck;
  paths: CheckedPath[];
};

const pathQuarters = [0, -1, -2, -3, -4] as const;

/** How the loop stands: each question with its evidence. Of the whole ledger, whoever asks. */
export async function buildCheck(ctx: Ctx): Promise<Check> {
  const { ledger, database } = ctx;
  const current = quarterOf(ctx.today, ctx.calendar);
  const periods = pathQuarters.map((by) => {
    const quarter = addQuarters(current, by);
    return { quarter, ...quarterPeriod(quarter, ctx.calendar) };
  });
  const [changes, thisQuarter, nextQuarter, counts, meeting] = await Promise.all([
    listDefinitions(database.db, ledger.id),
    buildCommitments(ctx, current),
    buildCommitments(ctx, addQuarters(current, 1)),
    countConvertedPaths(ctx, periods),
    checkMeeting(ctx),
  ]);
  const inForce = definitionsInForce(changes);
  const definitions = [...usualWords].map(([key, usual]) => {
    const row = inForce.values.get(key);
    const value = row === undefined ? usual : wordsForDefinition(key, row.value);
    return { key, value, isChosen: row !== undefined };
  });
  const quarters = [thisQuarter, nextQuarter].map((each) => checkQuarter(ctx, each));
  const teams = teamsOf([thisQuarter, nextQuarter]);
  const budget = await checkBudget(ctx, { teams, current: thisQuarter, next: nextQuarter });
  const paths = periods.flatMap(({ quarter, label }, at): CheckedPath[] => {
    const count = counts[at];
    return count === undefined ? [] : [{ quarter, label, ...count }];
  });
  const owner = ownerInForce(inForce);
  const isChosen = ledger.keyMetrics !== "";
  const standings: Record<LoopTopic, Standing> = {
    owner: owner === null ? "no" : "yes",
    definitions: standByCount(definitions.filter((each) => each.isChosen).length, definitions.length),
    metrics: isChosen ? "yes" : "no",
    commitments: standTogether(quarters.map(({ standing }) => standing)),
    budget: budget.standing,
    meeting: meeting.standing,
    // The latest quarter that won anything: a quarter's first days say nothing yet.
    paths: standOfPaths(paths.find(({ won }) => won > 0n) ?? { won: 0n, complete: 0n }),
  };
  return {
    ...{ ledgerId: ledger.id, currency: ledger.currency, standings },
    settled: loopTopics.filter((topic) => standings[topic] === "yes").length,
    of: loopTopics.length,
    ...{ owner, definitions, quarters, budget, meeting, paths },
    metrics: {
      words: wordsForKeyMetrics({
        metrics: keyMetricsOf(ledger),
        meetingsCount: readMeetingsCounted(ledger.meetingsCount),
      }),
      isChosen,
    },
  };
}

function checkQuarter({ ledger }: Ctx, { quarter, label, boards }: Commitments): CheckedQuarter {
  const chosen = ledger.keyMetrics === "" ? null : keyMetricsOf(ledger);
  const committable = ["leads", "meetings", "pipeline", "deals", "revenue"];
  const whole = boards
    .filter(({ cell }) => cell === "")
    .map((board) => ({
      board,
      words: board.target === null ? "no target yet" : wordsForShares(board.shares),
      isSigned: board.rows.every(({ signed, waiting }) => signed !== null && waiting === null),
    }));
  const standing = standOfQuarter(
    whole.map(({ board, isSigned }) => ({
      ...{ shares: board.shares, isSigned, teams: board.rows.length },
      isStudied: chosen === null || chosen.includes(board.metric),
    })),
    (chosen ?? []).filter((metric) => committable.includes(metric)).length,
  );
  return { quarter, label, standing, boards: whole };
}

/** The teams that have committed to something; all of them while none has. */
function teamsOf(quarters: readonly Commitments[]): { id: string; name: string }[] {
  const all = offered(quarters[0]?.teams ?? []);
  const rows = quarters.flatMap(({ boards }) => boards.flatMap((board) => board.rows));
  const committed = all.filter(({ id }) => rows.some(({ teamId }) => teamId === id));
  return committed.length === 0 ? all : committed;
}
