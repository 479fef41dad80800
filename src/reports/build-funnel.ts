import type { AttributionModel } from "../core/attribution.ts";
import type { RateRow } from "../core/convert.ts";
import { type CycleSummary, summariseCycle } from "../core/cycle.ts";
import { addDays, daysBetween, isDay } from "../core/day.ts";
import { type Definitions, definitionsInForce, type Thresholds } from "../core/definitions.ts";
import { buildFunnel, cohortBase, type Funnel, type FunnelView } from "../core/funnel.ts";
import { attributeOf, unknownSplit } from "../core/funnel-line.ts";
import { estimateConversion } from "../core/kaplan-meier.ts";
import { type Maturity, maturityOf } from "../core/maturity.ts";
import { normaliseName } from "../core/names.ts";
import type { Period } from "../core/period.ts";
import { wordsForReopened } from "../core/reopened-words.ts";
import { visibleTeam } from "../core/roles.ts";
import type { Ctx } from "../ctx.ts";
import { countActivity } from "../data/count-activity.ts";
import { countAges } from "../data/count-ages.ts";
import { countCohortOfLeads, countCohortOfMeetings, countLeads } from "../data/count-cohort.ts";
import type { Counted, Dimension } from "../data/counted-rows.ts";
import { listDefinitions } from "../data/definitions.ts";
import { listAttributeNames } from "../data/import-facts.ts";
import { listCampaigns } from "../data/import-names.ts";
import { listDivisions, listProductLines, listSources, listTeams } from "../data/vocabulary.ts";
import { UserError } from "../errors.ts";
import { convertWon } from "./convert-won.ts";

/** What a person asked the funnel for. */
export type FunnelQuestion = {
  period: Period;
  by: Dimension | null;
  view: "activity" | "cohort" | "cohort by meetings";
  /** the model by which touches are credited; null: only what is sourced is shown */
  model: AttributionModel | null;
};

/** The funnel of a period with what stands beside it. */
export type FunnelReport = {
  question: FunnelQuestion;
  /** the team whose records alone it holds, for a partner; null: everybody's */
  team: string | null;
  funnel: Funnel;
  /** the definitions that it was built by */
  definitions: Definitions;
  cycle: CycleSummary;
  /** open deals without a sales-ready day: in no period */
  undated: number;
  wonWithoutAmount: number;
  /** deals opened again in the period, a line each, apart from the figures */
  reopened: string[];
  /** how much of what the cohort will win it has had time to win; null in the activity view */
  maturity: Maturity | null;
  /** the rates behind the won amounts */
  used: RateRow[];
};

/** The name of a row without an id; of an attribute "No sector". */
export const rowOfNone: Readonly<Record<string, string>> = {
  source: "Unsourced",
  campaign: "No campaign",
  team: "Unsourced",
  product: "No product line",
  division: "No division",
};

/** The names of what a report is split by, in the order of the ledger's own list; none for attributes. */
export async function namesOf(ctx: Ctx, by: Dimension | null): Promise<{ id: string; name: string }[]> {
  const { db } = ctx.database;
  if (by === "source") return listSources(db, ctx.ledger.id);
  if (by === "campaign") return listCampaigns(db, ctx.ledger.id);
  if (by === "team") return listTeams(db, ctx.ledger.id);
  if (by === "product") return listProductLines(db, ctx.ledger.id);
  if (by === "division") return listDivisions(db, ctx.ledger.id);
  return [];
}

async function count(ctx: Ctx, question: FunnelQuestion, teamId: string | null) {
  const { counted, view } = await countPlain(ctx, question, teamId);
  return { view, ...(await convertWon(ctx, counted, { question, view, teamId })) };
}

async function countPlain(
  ctx: Ctx,
  question: FunnelQuestion,
  teamId: string | null,
): Promise<{ counted: Counted; view: FunnelView }> {
  const { database, ledger } = ctx;
  const by = question.by ?? "all";
  if (question.view === "activity") {
    return {
      counted: await countActivity(database, ledger.id, question.period, by, teamId, ledger.meetingsCount),
      view: { kind: "activity" },
    };
  }
  const isAskedByMeetings = question.view === "cohort by meetings";
  const leads = isAskedByMeetings ? 0 : await countLeads(database, ledger.id, question.period, teamId);
  const view = cohortBase({ leads, isAskedByMeetings });
  const countCohort =
    view.kind === "cohort" && view.base === "leads" ? countCohortOfLeads : countCohortOfMeetings;
  return { counted: await countCohort(database, ledger.id, question.period, by, teamId), view };
}

async function findTeamName(ctx: Ctx, teamId: string): Promise<string> {
  const teams = await listTeams(ctx.database.db, ctx.ledger.id);
  return teams.find(({ id }) => id === teamId)?.name ?? "your team";
}

/** A cohort's age is that of its youngest member: counted from the last day of its period that has been. */
async function findMaturity(ctx: Ctx, period: Period, view: FunnelView): Promise<Maturity | null> {
  if (view.kind === "activity") return null;
  const { rows, lost, firstDay } = await countAges(ctx.database, ctx.ledger.id, ctx.today, view.base);
  const curve = estimateConversion({ rows, lost });
  const lastDay = addDays(period.end, -1);
  const youngestAgeDays = Math.max(0, daysBetween(lastDay, ctx.today));
  const ledgerAgeDays =
    firstDay !== null && isDay(firstDay) ? Math.max(0, daysBetween(firstDay, ctx.today)) : 0;
  return maturityOf({ youngestAgeDays, curve, ledgerAgeDays });
}

/** What a partner may see of the others: by team, all teams together in one row. */
async function addSharedTotal(
  ctx: Ctx,
  question: FunnelQuestion,
  own: Funnel,
  thresholds: Thresholds,
): Promise<Funnel> {
  if (question.by !== "team") return own;
  const isByMeetings = own.view.kind === "cohort" && own.view.base === "meetings";
  const asked = { ...question, by: null, ...(isByMeetings && { view: "cohort by meetings" as const }) };
  const { counted, view } = await count(ctx, asked, null);
  const rows = counted.rows.map((counts) => ({ key: null, label: "All", counts }));
  return { ...own, total: { ...buildFunnel(view, rows, thresholds).total, label: "All teams together" } };
}

/** Values of an attribute as people order them, numbers by size ("0–49" before "200–999"), none last. */
function compareValues(a: string | null, b: string | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return byValue.compare(a, b);
}

const byValue = new Intl.Collator("en", { numeric: true });

/**
 * The question with an attribute as the ledger spells it, found whatever its case and accents.
 * @throws UserError, naming the attributes there are, for one that the ledger does not have
 */
export async function resolveSplit(ctx: Ctx, question: FunnelQuestion): Promise<FunnelQuestion> {
  const typed = attributeOf(question.by);
  if (typed === null) return question;
  const attributes = await listAttributeNames(ctx.database.db, ctx.ledger.id);
  const found = attributes.find((name) => name === typed) ?? attributes.find((name) => isSame(name, typed));
  if (found !== undefined) return { ...question, by: `attribute:${found}` };
  const { what, example } = unknownSplit(typed, attributes);
  throw new UserError(what, `/funnel ${example}`);
}

const isSame = (a: string, b: string): boolean => normaliseName(a) === normaliseName(b);

/**
 * The funnel of a period, in the activity or the cohort view, whole or split. Rows come in the order of the ledger's
 * own list, the row of none last; rows without any count are left out. A partner's funnel holds what their team sourced.
 */
export async function buildFunnelReport(ctx: Ctx, question: FunnelQuestion): Promise<FunnelReport> {
  const teamId = visibleTeam(ctx.actor);
  const [{ counted, view, used }, names, changes] = await Promise.all([
    count(ctx, question, teamId),
    namesOf(ctx, question.by),
    listDefinitions(ctx.database.db, ctx.ledger.id),
  ]);
  const definitions = definitionsInForce(changes);
  const { thresholds } = definitions;
  const attribute = attributeOf(question.by);
  const place = new Map(names.map(({ id }, index) => [id, index]));
  const nameOf = new Map(names.map(({ id, name }) => [id, name]));
  const label = (key: string | null) => {
    if (question.by === null) return "All";
    if (key === null) return rowOfNone[question.by] ?? `No ${attribute}`;
    return nameOf.get(key) ?? (attribute === null ? "?" : key);
  };
  const rows = counted.rows
    .toSorted(
      attribute === null
        ? (a, b) => (place.get(a.key ?? "") ?? names.length) - (place.get(b.key ?? "") ?? names.length)
        : (a, b) => compareValues(a.key, b.key),
    )
    .map((counts) => ({ key: counts.key, label: label(counts.key), counts }));
  const funnel = buildFunnel(view, rows, thresholds);
  return {
    ...{ question, definitions, used },
    team: teamId === null ? null : await findTeamName(ctx, teamId),
    maturity: await findMaturity(ctx, question.period, view),
    funnel: teamId === null ? funnel : await addSharedTotal(ctx, question, funnel, thresholds),
    cycle: summariseCycle(counted.cycleDays, thresholds.tooFew),
    undated: counted.undated,
    reopened: wordsForReopened(counted.reopened, ctx.calendar),
    wonWithoutAmount: counted.rows.reduce((sum, row) => sum + row.wonWithoutAmount, 0),
  };
}
