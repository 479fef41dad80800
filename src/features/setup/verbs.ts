import type { Ctx } from "../../ctx.ts";
import { buildStatus } from "../../reports/build-status.ts";
import type { Action, Form, Verb } from "../../slack/kit.ts";
import { checkActions, checkVerbs } from "./check/action.ts";
import { checkForm } from "./check/form.ts";
import { defineForms, openDefining } from "./define/form.ts";
import { metricsForm } from "./define/metrics-form.ts";
import { defineVerbs } from "./define/verbs.ts";
import { guideActions, guideVerbs } from "./guide/action.ts";
import { setupForm } from "./guide/form.ts";
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
  ...checkVerbs,
  ...ledgerVerbs,
  ...memberVerbs,
  ...defineVerbs,
  ...partnerVerbs,
];

/** The buttons of the guided set-up, of definitions and of the check of the loop. */
export const setupActions: readonly Action<Ctx>[] = [openDefining, ...guideActions, ...checkActions];

/** Their forms. */
export const setupForms: readonly Form<Ctx>[] = [...defineForms, metricsForm, setupForm, checkForm];
