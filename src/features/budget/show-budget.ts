import type { Quarter } from "../../core/period.ts";
import type { Ctx } from "../../ctx.ts";
import { buildFunding, type Funding } from "../../reports/build-funding.ts";
import { actions } from "../../slack/blocks.ts";
import { button } from "../../slack/controls.ts";
import type { Block, Message } from "../../slack/message.ts";
import { printScope } from "../../slack/request.ts";
import { sayFunding } from "./funding-view.ts";
import { sayMoney } from "./money-view.ts";

/** What a quarter's commitments cost against what is set; only what is set where nothing is committed. */
export async function answerBudget(ctx: Ctx, quarter: Quarter): Promise<Message> {
  const funding = await buildFunding(ctx, quarter);
  const buttons = budgetButtons(ctx, funding);
  const isCommitted = funding.teams.some((team) => team.isCommitted);
  return isCommitted ? sayFunding(ctx, funding, buttons) : sayMoney(ctx, funding, buttons);
}

/** What can be done next; what is computed, and "What if…", only where something is committed. */
function budgetButtons({ ledger }: Ctx, { quarter, teams }: Funding): Block {
  const isCommitted = teams.some((team) => team.isCommitted);
  return actions(
    [
      ...(isCommitted ? [button({ actionId: "budget-explain", text: "How it comes about" })] : []),
      button({ actionId: "budget-change", text: "Change…" }),
      ...(isCommitted ? [button({ actionId: "budget-what-if", text: "What if…" })] : []),
      button({ actionId: "budget-ahead", text: `Four quarters` }),
      button({ actionId: "budget-cost", text: "Cost per meeting" }),
      button({ actionId: "budget-return", text: "Return" }),
    ],
    printScope({ ledgerId: ledger.id, recordId: quarter, version: 0 }, "budget"),
  );
}
