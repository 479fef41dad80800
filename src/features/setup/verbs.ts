import type { Ctx } from "../../ctx.ts";
import { buildStatus } from "../../reports/build-status.ts";
import type { Verb } from "../../slack/kit.ts";
import { defineVerbs } from "./define/verbs.ts";
import { guideVerbs } from "./guide/action.ts";
import { ledgerVerbs } from "./ledger/verbs.ts";
import { memberVerbs } from "./member/verbs.ts";
import { partnerVerbs } from "./partner/verbs.ts";
import { sayCurrentSettings, sayStatus } from "./view.ts";

/** What `/roundtrip` answers about the ledger itself. */
export const setupVerbs: readonly Verb<Ctx>[] = [
  ...guideVerbs,
  {
    verb: "status",
    usage: "status",
    does: "how this ledger does: records, schedules, what waits for a choice",
    least: "partner",
    run: async (ctx) => sayStatus(await buildStatus(ctx)),
  },
  {
    verb: "settings",
    usage: "settings",
    does: "currency and time zone",
    least: "partner",
    run: async (ctx) => sayCurrentSettings(ctx.ledger),
  },
  ...ledgerVerbs,
  ...memberVerbs,
  ...defineVerbs,
  ...partnerVerbs,
];
