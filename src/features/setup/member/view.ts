import { countOf } from "../../../core/wording.ts";
import type { Change } from "../../../data/history.ts";
import type { Member } from "../../../data/members.ts";
import type { Team } from "../../../data/vocabulary.ts";
import { context, section } from "../../../slack/blocks.ts";
import { type Message, message } from "../../../slack/message.ts";
import { joinMrkdwn, mrkdwn, userMention } from "../../../slack/text.ts";

const wordsForRole = { admin: "admin", member: "member", partner: "partner" } as const;

/** What each role may do, in one line. */
const wordsForRoles =
  "Admins set targets, definitions and roles; members log and see everything; partners log for their own team and see its records and shared totals. Admins of the Slack workspace are admins here.";

const ofTeam = (name: string | null): string => (name === null ? "" : `, ${name}`);

/** Everybody with a role. */
export function sayMembers(members: readonly (Member & { teamName: string | null })[]): Message {
  if (members.length === 0) {
    const text = "Nobody was given a role yet: everyone in this workspace is a member.";
    return message(text, [
      section(text),
      context(mrkdwn`${wordsForRoles}`),
      context("Give one: `/roundtrip member @ann partner team Partners`"),
    ]);
  }
  const lines = members.map(
    ({ userId, role, teamName }) => mrkdwn`${userMention(userId)} ${wordsForRole[role]}${ofTeam(teamName)}`,
  );
  const text = `${countOf(members.length, "person", "people")} with a role; everyone else is a member.`;
  return message(mrkdwn`${text} ${joinMrkdwn(lines, "; ")}`, [
    section(mrkdwn`${text}\n${joinMrkdwn(lines, "\n")}`),
    context(mrkdwn`${wordsForRoles}`),
  ]);
}

const whatItMeans = (role: unknown, team: string | undefined): string => {
  if (role === "partner")
    return `They log for ${team ?? "their team"}, and see its records and shared totals only.`;
  return role === "admin"
    ? "They set targets, definitions and roles."
    : "They log and see everything in this ledger.";
};

/** What a person is now. */
export function sayMember({ subjectId, after }: Change, teams: readonly Team[]): Message {
  const who = userMention(subjectId);
  if (after === null) {
    const said = mrkdwn`${who} has no role of their own here any more: a member, like everyone else.`;
    return message(said, [section(said)]);
  }
  const team = teams.find(({ id }) => id === after.teamId)?.name;
  const said = mrkdwn`${who} is now ${String(after.role)}${ofTeam(team ?? null)}.`;
  const meaning = whatItMeans(after.role, team);
  return message(mrkdwn`${said} ${meaning}`, [section(said), context(meaning)]);
}
