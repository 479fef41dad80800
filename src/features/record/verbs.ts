import { visibleTeam } from "../../core/roles.ts";
import type { Ctx } from "../../ctx.ts";
import { listRecentRecords } from "../../data/recent-records.ts";
import type { Action, Form, Verb } from "../../slack/kit.ts";
import { edit, editForm } from "./edit-form.ts";
import { sayMine } from "./mine-view.ts";
import * as quality from "./quality-action.ts";

const shownMost = 10;

/** What `/roundtrip` answers about one's own records, from any device. */
export const recordVerbs: readonly Verb<Ctx>[] = [
  {
    verb: "mine",
    usage: "mine",
    does: "your last ten records, each with Undo and Edit…",
    least: "partner",
    async run(ctx) {
      const asked = { most: shownMost, teamId: visibleTeam(ctx.actor) };
      return sayMine(
        ctx.ledger.id,
        await listRecentRecords(ctx.database.db, ctx.ledger.id, ctx.userId, asked),
      );
    },
  },
];

/** The buttons under a record. */
export const recordActions: readonly Action<Ctx>[] = [edit, quality.rate, quality.addReason];
export const recordForms: readonly Form<Ctx>[] = [quality.reasonForm, editForm];
