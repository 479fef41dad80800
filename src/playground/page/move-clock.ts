import { addDays, dayAt } from "../../core/day.ts";
import { nextQuarter, type Quarter, quarterOf, quarterPeriod } from "../../core/period.ts";
import { listLedgers } from "../../data/ledgers.ts";
import { nextSlot, slotInstant } from "../../schedule/next-slot.ts";
import { passTime } from "../pass-time.ts";
import { team } from "../seed.ts";
import type { Posts } from "./contract.ts";
import type { Page } from "./page.ts";

export type Move = Posts["/api/clock"]["move"];

const dayMs = 86_400_000;

/** Moves the playground's clock and delivers what came due on the way, each thing at its own time. */
export function moveClock(page: Page, move: Move): Promise<void> {
  const { office, changes } = page;
  return page.inTurn(async () => {
    if (move === "now") office.clock.set();
    else {
      const until = await findInstant(page, move);
      await passTime(office, until, async () => changes.tell());
    }
    await office.deliver();
    changes.tell();
  });
}

/** Epoch ms of the place that the clock is moved to, in the ledger's zone; UTC before there is a ledger. */
async function findInstant(
  { office: { clock, services } }: Page,
  move: Exclude<Move, "now">,
): Promise<number> {
  const now = clock.now();
  if (move === "day") return now + dayMs;
  const [ledger] = await listLedgers(services.database.db, team.id);
  const timeZone = ledger?.timeZone ?? "UTC";
  if (move === "monday") return nextSlot({ weekday: 1, localTime: "09:00", timeZone }, now).at;
  const calendar = { fiscalStartMonth: ledger?.fiscalStartMonth ?? 1 };
  const endOf = (quarter: Quarter): number =>
    slotInstant(`${addDays(quarterPeriod(quarter, calendar).end, -1)}T17:00`, timeZone);
  const quarter = quarterOf(dayAt(now, timeZone), calendar);
  return endOf(quarter) > now ? endOf(quarter) : endOf(nextQuarter(quarter));
}
