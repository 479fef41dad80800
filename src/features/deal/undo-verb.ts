import type { Ctx } from "../../ctx.ts";
import { type Change, findLastChangeBy } from "../../data/history.ts";
import type { RequestId } from "../../data/requests.ts";
import type { Verb } from "../../slack/kit.ts";
import type { Message } from "../../slack/message.ts";
import { answerUndoLast } from "./answer-deal.ts";

/**
 * `/roundtrip undo`: takes back one's own last record or commitment, from any device.
 * @param undoCommitment undoes a target, a proposal or a signature, with what was set together with it
 */
export const makeUndoVerb = (
  undoCommitment: (ctx: Ctx, last: Change, request: RequestId) => Promise<Message>,
): Verb<Ctx> => ({
  verb: "undo",
  usage: "undo",
  does: "takes back the last thing you logged, proposed or signed, as if it never was",
  least: "partner",
  takesNoWords: { hint: "Each of your last ten records has an Undo of its own.", example: "/roundtrip mine" },
  async run(ctx, _rest, { request }) {
    const { database, ledger, userId } = ctx;
    const last = await findLastChangeBy(database.db, ledger.id, userId, "commitments");
    const record = last && (await findLastChangeBy(database.db, ledger.id, userId));
    const isCommitment = last !== null && (record === null || isLater(last, record));
    return isCommitment ? undoCommitment(ctx, last, request) : answerUndoLast(ctx, request);
  },
});

const isLater = (a: Change, b: Change): boolean =>
  a.recordedAt > b.recordedAt || (a.recordedAt === b.recordedAt && a.id > b.id);
