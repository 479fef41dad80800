import { readCell, wordsForCell } from "../core/cell.ts";
import { amountNeeds } from "../core/commitment.ts";
import { addUp } from "../core/convert.ts";
import { nameQuantity, printQuantity } from "../core/figure-words.ts";
import { visibleTeam } from "../core/roles.ts";
import type { Ctx } from "../ctx.ts";
import { listCommitments, listTargets } from "../data/commitments.ts";
import { type CellCount, countCells, listForeignCells } from "../data/count-cells.ts";
import { listDivisions, listProductLines } from "../data/vocabulary.ts";
import { type Board, toCommittedTo } from "./build-board.ts";
import type { Scorecard } from "./build-scorecard.ts";

const mostNamed = 6;

/**
 * A board by product line and by division, and its targets and commitments for a part of the company against what was
 * counted there; a line each, and none where nothing is tagged. A partner gets their own.
 */
export async function listCells(ctx: Ctx, scorecard: Scorecard, board: Board): Promise<string[]> {
  const { database, ledger } = ctx;
  const { db } = database;
  const { metric } = board;
  const own = visibleTeam(ctx.actor);
  const [counts, products, divisions, targets, commitments] = await Promise.all([
    countBoardCells(ctx, scorecard, board),
    listProductLines(db, ledger.id),
    listDivisions(db, ledger.id),
    listTargets(db, ledger.id, scorecard.quarter),
    listCommitments(db, ledger.id, scorecard.quarter),
  ]);
  const seen = counts.filter(({ teamId }) => own === null || teamId === own);
  const sum = (of: typeof seen) => of.reduce((all, { n }) => all + n, 0n);
  const print = (n: bigint) => printQuantity(metric, n, ledger.currency);
  const split = (by: "productLineId" | "divisionId", names: readonly { id: string; name: string }[]) => {
    const parts = names
      .map(({ id, name }) => ({ name, n: sum(seen.filter((cell) => cell[by] === id)) }))
      .filter(({ n }) => n !== 0n)
      .toSorted((a, b) => Number(b.n - a.n));
    const none = sum(seen.filter((cell) => cell[by] === null));
    const said = parts.slice(0, mostNamed).map(({ name, n }) => `${name} ${print(n)}`);
    const rest = parts.slice(mostNamed).reduce((all, { n }) => all + n, 0n);
    return parts.length === 0
      ? null
      : [
          ...said,
          ...(rest === 0n ? [] : [`others ${print(rest)}`]),
          ...(none === 0n ? [] : [`none ${print(none)}`]),
        ].join(" · ");
  };
  const inCell = (text: string) => {
    const cell = readCell(text);
    return seen.filter(
      (each) =>
        (cell.productLineId === null || each.productLineId === cell.productLineId) &&
        (cell.divisionId === null || each.divisionId === cell.divisionId),
    );
  };
  const names = { products, divisions };
  const ofCells = [...targets, ...commitments].filter((each) => each.cell !== "" && each.metric === metric);
  const cells = [...new Set(ofCells.map(({ cell }) => cell))].toSorted();
  const promised = cells.map((cell) => {
    const target = targets.find((each) => each.cell === cell && each.metric === metric)?.number ?? null;
    const all = target === null || own !== null ? [] : [`all ${print(sum(inCell(cell)))} / ${print(target)}`];
    const of = commitments.filter((each) => each.cell === cell && each.metric === metric);
    const needs = amountNeeds(target, of.map(toCommittedTo));
    const teams = board.rows.flatMap((row) => {
      const at = of.findIndex(({ teamId }) => teamId === row.teamId);
      if (at < 0) return [];
      const need = needs[at] ?? null;
      const n = print(sum(inCell(cell).filter(({ teamId }) => teamId === row.teamId)));
      return [`${row.team} ${n}${need === null ? "" : ` / ${print(need)}`}`];
    });
    return `${wordsForCell(readCell(cell), names)}: ${[...all, ...teams].join(" · ")}`;
  });
  const byProduct = split("productLineId", products);
  const byDivision = split("divisionId", divisions);
  const whole = nameQuantity(metric, sum(seen), ledger.currency);
  return [
    ...(byProduct === null ? [] : [`${whole} by product line: ${byProduct}`]),
    ...(byDivision === null ? [] : [`${whole} by division: ${byDivision}`]),
    ...promised.slice(0, mostNamed),
  ];
}

/** What a board counts, cell by cell: amounts in other currencies by the rates that the board used. */
async function countBoardCells(
  { database, ledger }: Ctx,
  { period }: Scorecard,
  { metric, used }: Board,
): Promise<CellCount[]> {
  const { id, currency, meetingsCount } = ledger;
  const counts = await countCells(database, id, { metric, period, currency, meetingsCount });
  if (used.length === 0 || (metric !== "revenue" && metric !== "pipeline")) return counts;
  const foreign = await listForeignCells(database, id, { metric, period, currency });
  return [
    ...counts,
    ...foreign.map(({ day, amountMinor, currency: from, ...cell }) => ({
      ...cell,
      n: addUp([{ day, amountMinor, currency: from }], currency, used).own,
    })),
  ];
}
