import { type Actor, type Ctx, forLedger, type Services } from "../../ctx.ts";
import { findBinding } from "../../data/bindings.ts";
import { claimAsking, type Ledger, listLedgers } from "../../data/ledgers.ts";
import { findMember, isPartnerSomewhere } from "../../data/members.ts";
import { UserError } from "../../errors.ts";
import { type Asking, isOutsider, type Lookups, refuseOutsider } from "../../slack/kit.ts";
import type { Scope, Who } from "../../slack/request.ts";
import { findLedger, listOpenLedgers } from "./find-ledger.ts";
import { askSettings, askWhichLedger, ledgerFooter } from "./view.ts";

/** Help and the choice of a ledger itself: no ledger has to be asked for first, and no footer names one. */
const isAboutNoLedger = ({ name, text }: Asking): boolean =>
  name === "/roundtrip" && /^(help|(use|ledgers?|bind)\b.*)?$/i.test(text);

const closedExample = "/roundtrip use, in your own channel; an admin can give you a role here";

/** Where a control is used: its channel, or in a form the channel that its scope carries along, before a colon. */
const channelOf = (scope: Scope, who: Who): string => who.channelId ?? scope.recordId.split(":")[0] ?? "";

/** What the Slack adapter needs to know about ledgers. @param workspaceId null until Slack was reached */
export function makeLookups(services: Services, workspaceId: () => string | null): Lookups<Ctx> {
  const { db } = services.database;
  const actorIn = async (ledger: Ledger, userId: string): Promise<Actor> => {
    const member = await findMember(db, ledger.id, userId);
    if (member !== null) return { role: member.role, teamId: member.teamId };
    // Who is a partner of one ledger is a stranger to the others: an agency's clients never meet.
    if (ledger.isOneOfSeveral && (await isPartnerSomewhere(db, ledger.workspaceId, userId))) {
      throw new UserError(
        "This channel or message belongs to a ledger that is closed to you.",
        closedExample,
      );
    }
    return { role: "member", teamId: null };
  };
  // People from outside have a role only where a channel was bound for their team, and only while it is.
  const outsiderIn = async (ledger: Ledger, channelId: string): Promise<Actor> => {
    const binding = await findBinding(db, ledger.workspaceId, channelId);
    if (binding?.ledgerId !== ledger.id || binding.teamId === null) throw refuseOutsider();
    return { role: "outsider", teamId: binding.teamId };
  };
  const ctxFor = async (ledger: Ledger, userId: string): Promise<Ctx> =>
    forLedger(services, ledger, userId, await actorIn(ledger, userId));
  return {
    workspaceId,
    roleOf: (ctx) => ctx.actor.role,
    ledgerId: (ctx) => ctx.ledger.id,
    async forCommand(said) {
      const ledger = await findLedger(services, said);
      if (ledger !== null) return { ctx: await ctxFor(ledger, said.userId) };
      const ledgers = await listOpenLedgers(db, said);
      const [first] = ledgers;
      if (first !== undefined && isAboutNoLedger(said)) {
        return { ctx: await ctxFor({ ...first, isOneOfSeveral: false }, said.userId) };
      }
      return { ask: askWhichLedger(ledgers, said) };
    },
    async forScope(scope, who) {
      const ledger = (await listLedgers(db, who.workspaceId)).find((each) => each.id === scope.ledgerId);
      if (ledger === undefined)
        throw new UserError("That ledger is not in this workspace.", "/roundtrip status");
      if (!isOutsider(who)) return ctxFor(ledger, who.userId);
      const actor = await outsiderIn(ledger, channelOf(scope, who));
      return forLedger(services, ledger, who.userId, actor);
    },
    async finish({ ledger, clock, actor }, answer) {
      if (actor.role === "outsider") return answer;
      const footer = ledger.isOneOfSeveral ? [ledgerFooter(ledger)] : [];
      const isAsking = ledger.askedAt === null && (await claimAsking(db, ledger.id, clock()));
      const added = [...footer, ...(isAsking ? askSettings(ledger) : [])];
      return added.length === 0 ? answer : { ...answer, blocks: [...(answer.blocks ?? []), ...added] };
    },
  };
}
