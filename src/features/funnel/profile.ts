import { parsePeriod } from "../../core/parse-period.ts";
import type { Period } from "../../core/period.ts";
import type { Ctx } from "../../ctx.ts";
import { UserError } from "../../errors.ts";
import { buildProfileReport } from "../../reports/build-profile.ts";
import { forMembers } from "../../reports/refuse-partners.ts";
import type { Action } from "../../slack/kit.ts";
import type { Message } from "../../slack/message.ts";
import { sayProfile } from "./profile-view.ts";

/** A typed period; null for none: every deal that was ever closed. @throws UserError */
function readPeriod(ctx: Ctx, text: string): Period | null {
  if (text.trim() === "") return null;
  const read = parsePeriod(text.trim().toLowerCase(), ctx.today, ctx.calendar);
  if (!read.ok) throw new UserError(read.what, `/funnel profile ${read.example}`);
  return read.value;
}

/** `/funnel profile [period]`. @throws UserError */
export const answerProfile = async (ctx: Ctx, rest: string): Promise<Message> =>
  sayProfile(ctx, await buildProfileReport(ctx, readPeriod(ctx, rest)), false);

/** The button under a profile. */
export const profileActions: readonly Action<Ctx>[] = [
  {
    id: "profile-post",
    least: "member",
    async run(ctx, pressed) {
      const seen = await forMembers(ctx, pressed.channelId);
      const report = await buildProfileReport(seen, readPeriod(seen, pressed.scope.recordId));
      return { kind: "channel", message: sayProfile(seen, report, true) };
    },
  },
];
