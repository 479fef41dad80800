// How forecasts would have done on a year of a real pipeline; printed, never a gate: one year of one company is an anecdote.
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";
import { z } from "zod";
import { addDays, type Day, findDay } from "../../src/core/day.ts";
import type { DayCount } from "../../src/core/expected-curve.ts";
import { forecastCount } from "../../src/core/forecast-count.ts";
import { outlookOf, priorTotalOf, within } from "../../src/core/outlook.ts";
import { addQuarters, quarterPeriod } from "../../src/core/period.ts";
import { poissonQuantile } from "../../src/core/poisson.ts";
import { type Line, plain } from "./lines.ts";

const folder = fileURLToPath(new URL("../../../shared/data/crm/", import.meta.url));
const Deals = z.array(z.object({ sales_agent: z.string(), deal_stage: z.string(), close_date: z.string() }));
const Agents = z.array(z.object({ sales_agent: z.string(), regional_office: z.string() }));
const settings = { fiscalStartMonth: 1 };

const rowsOf = (name: string): unknown => parse(readFileSync(`${folder}${name}`), { columns: true });

/** "3/1/2017" → a day; null for none. */
function dayOf(text: string): Day | null {
  const [month = 0, date = 0, year = 0] = text.split("/").map(Number);
  return /^\d{4}-\d\d-\d\d$/.test(text)
    ? findDay(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8)))
    : findDay(year, month, date);
}

/** Coverage and width of the forecast of won deals by regional office, every Monday of three quarters. */
export async function benchForecast(): Promise<Line[]> {
  if (!existsSync(`${folder}sales_pipeline.csv`))
    return [plain("forecast on real data", "no ../shared/data/crm beside the project")];
  const officeOf = new Map(
    Agents.parse(rowsOf("sales_teams.csv")).map((row) => [row.sales_agent, row.regional_office]),
  );
  const byOffice = new Map<string, DayCount[]>();
  for (const deal of Deals.parse(rowsOf("sales_pipeline.csv"))) {
    const day = deal.deal_stage === "Won" ? dayOf(deal.close_date) : null;
    const office = officeOf.get(deal.sales_agent) ?? "none";
    if (day !== null) byOffice.set(office, [...(byOffice.get(office) ?? []), [day, 1]]);
  }
  const all = [...byOffice.values()].flat();
  const firstDay = all.map(([day]) => day).toSorted()[0] ?? null;
  const sum = (counts: readonly DayCount[]) => counts.reduce((total, [, n]) => total + n, 0);
  const cells = { n: 0, covered: 0, width: 0, known: 0, off: 0 };
  for (const quarter of ["2017-Q2", "2017-Q3", "2017-Q4"] as const) {
    const period = quarterPeriod(quarter, settings);
    const pastQuarters = [1, 2, 3, 4].map((back) => quarterPeriod(addQuarters(quarter, -back), settings));
    for (const counts of byOffice.values()) {
      const end = sum(within(counts, period));
      for (let week = 2; week < 13; week += 1) {
        const today = addDays(period.start, 7 * week);
        const seen = (from: readonly DayCount[]) => from.filter(([day]) => day < today);
        const outlook = outlookOf({
          ...{ period, today, holidays: [], firstDay, counts: seen(all), pastQuarters, curve: null },
        });
        const forecast = forecastCount({
          n: sum(within(seen(counts), period)),
          need: null,
          expectedShare: outlook.expected.share,
          seenShare: outlook.seenShare,
          priorTotal: priorTotalOf(outlook, seen(counts)),
        });
        if (forecast.kind === "none") continue;
        cells.n += 1;
        cells.covered += end >= Number(forecast.p10) && end <= Number(forecast.p90) ? 1 : 0;
        cells.width += Number(forecast.p90 - forecast.p10);
        cells.known += poissonQuantile(0.9, end) - poissonQuantile(0.1, end);
        cells.off += Math.abs(Number(forecast.p50) - end) / end;
      }
    }
  }
  const percent = (share: number) => `${(100 * share).toFixed(0)} %`;
  return [
    plain(
      `forecast of ${cells.n} cells of a real pipeline: ends between P10 and P90`,
      percent(cells.covered / cells.n),
    ),
    plain(
      "  width of that band ÷ that of a Poisson quarter of the true size",
      (cells.width / cells.known).toFixed(2),
    ),
    plain("  P50 off the end by, on average", percent(cells.off / cells.n)),
  ];
}
