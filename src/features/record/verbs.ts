import { visibleTeam } from "../../core/roles.ts";
import type { Ctx } from "../../ctx.ts";
import { listRecentCommitments } from "../../data/recent-commitments.ts";
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
    does: "your last ten records, each with Undo and Edit…; what you proposed or signed, with Undo",
    least: "partner",
    async run(ctx) {
      const asked = { most: shownMost, teamId: visibleTeam(ctx.actor) };
      const { database, ledger, userId } = ctx;
      const records = await listRecentRecords(database.db, ledger.id, userId, asked);
      const commitments = await listRecentCommitments(database.db, ledger.id, userId, asked);
      return sayMine(ledger, { records, commitments }, shownMost);
    },
  },
];

/** The buttons under a record. */
export const recordActions: readonly Action<Ctx>[] = [edit, quality.rate, quality.addReason];
export const recordForms: readonly Form<Ctx>[] = [quality.reasonForm, editForm];
