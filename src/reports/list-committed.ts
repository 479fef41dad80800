import { readCell } from "../core/cell.ts";
import { divideRounded } from "../core/divide-rounded.ts";
import type { Committed } from "../core/fund-commitments.ts";
import type { CommitmentBoard, Figured } from "./build-commitments.ts";
import type { WhatIf } from "./build-funding.ts";

/** What a team committed to, in numbers; shares without a target; and metrics that cost nothing of their own. */
export type CommittedList = { committed: Committed[]; withoutTarget: string[]; notCosted: string[] };

/**
 * What a team committed to on the boards of a quarter. @param isProposed takes what waits to be signed in the place of
 * what is in force
 */
export function listCommitted(
  boards: readonly CommitmentBoard[],
  { teamId, whatIf, isProposed }: { teamId: string; whatIf: WhatIf | null; isProposed: boolean },
): CommittedList {
  const committed: Committed[] = [];
  const withoutTarget: string[] = [];
  const notCosted: string[] = [];
  for (const board of boards) {
    if (isReplaced(board, boards, whatIf)) continue;
    const row = board.rows.find((each) => each.teamId === teamId);
    const figure: Figured | null =
      row === undefined ? null : isProposed && row.waiting !== null ? row.waiting : row.inForce;
    const need = needOf(board, figure, whatIf);
    const place = board.cellWords === "" ? board.name : `${board.name} (${board.cellWords})`;
    if (figure === null && need === null) continue;
    if (board.metric === "leads" || board.metric === "pipeline") notCosted.push(place);
    else if (need === null) withoutTarget.push(place);
    else committed.push({ ...readCell(board.cell), metric: board.metric, n: need });
  }
  return { committed, withoutTarget, notCosted };
}

/** A supposed share is one of the whole company's target. */
function needOf(
  { target, cell }: CommitmentBoard,
  figure: Figured | null,
  whatIf: WhatIf | null,
): bigint | null {
  const shareBp = whatIf?.shareBp ?? null;
  if (shareBp === null || target === null || cell !== "") return figure?.need ?? null;
  return divideRounded(target.number * BigInt(shareBp), 10_000n);
}

/** Where a share of the company's target is supposed, parts of the company do not count on their own. */
function isReplaced(
  board: CommitmentBoard,
  boards: readonly CommitmentBoard[],
  whatIf: WhatIf | null,
): boolean {
  if ((whatIf?.shareBp ?? null) === null || board.cell === "") return false;
  return boards.some(({ metric, cell, target }) => metric === board.metric && cell === "" && target !== null);
}
