import { convertPart, mergeRates, type RateRow } from "../core/convert.ts";
import type { FunnelView } from "../core/funnel.ts";
import type { Ctx } from "../ctx.ts";
import type { Counted } from "../data/counted-rows.ts";
import { listForeignWon } from "../data/list-foreign-won.ts";
import { listRates } from "../data/rates.ts";
import type { FunnelQuestion } from "./build-funnel.ts";

/** Counted rows with what was won in other currencies in the ledger's, as far as there are rates; and these rates. */
export async function convertWon(
  ctx: Ctx,
  counted: Counted,
  asked: { question: FunnelQuestion; view: FunnelView; teamId: string | null },
): Promise<{ counted: Counted; used: RateRow[] }> {
  const { database, ledger } = ctx;
  const { currency } = ledger;
  const isForeign = counted.rows.some(({ wonAmounts }) =>
    wonAmounts.some((each) => each.currency !== currency),
  );
  const rates = isForeign ? await listRates(database.db, ledger.id) : [];
  if (rates.length === 0) return { counted, used: [] };
  const { question, view, teamId } = asked;
  const which = view.kind === "activity" ? "activity" : view.base;
  const foreign = await listForeignWon(database, ledger.id, {
    ...{ period: question.period, by: question.by ?? "all", view: which, teamId, currency },
  });
  const used: (readonly RateRow[])[] = [];
  const rows = counted.rows.map((row) => {
    const dated = foreign.filter(({ key }) => key === row.key);
    const part = convertPart(row.wonAmounts, dated, { currency, rates });
    used.push(part.used);
    return { ...row, wonAmounts: part.amounts };
  });
  return { counted: { ...counted, rows }, used: mergeRates(used) };
}
