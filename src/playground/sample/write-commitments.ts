import { addDays, type Day } from "../../core/day.ts";
import { quarterPeriod } from "../../core/period.ts";
import type { Tx } from "../../data/client.ts";
import { insertVersion } from "../../data/commitment-versions.ts";
import { insertCommitment, setTarget } from "../../data/commitments.ts";
import { setMember } from "../../data/members.ts";
import { setTeamChannel } from "../../data/team-channels.ts";
import { type ChannelKey, channels, type PersonKey, people } from "../seed.ts";
import { fiscal } from "./days.ts";
import type { Sample } from "./sample.ts";
import type { IdOf, Writing } from "./write-names.ts";

/** Who signs for a team, and how many days before the quarter begins. */
type Signer = { readonly person: PersonKey; readonly daysBefore: number };

/** Who signs for Northwind's teams, and in which channel; Partners have their own, which is bound for them. */
export const northwindSigners: Readonly<Record<string, Signer & { readonly channel: ChannelKey | null }>> = {
  Marketing: { person: "marketer", daysBefore: 6, channel: "marketing" },
  Sales: { person: "colleague", daysBefore: 5, channel: "pipeline" },
  Partners: { person: "partner", daysBefore: 3, channel: null },
};

const agency: Signer = { person: "agent", daysBefore: 4 };

const noonOf = (day: Day): number => Date.parse(`${day}T12:00:00Z`);

/** Targets, and the commitments that the teams signed before each quarter began; what is not signed waits since today. */
export async function writeCommitments(
  tx: Tx,
  { ledgerId, newId, createdAt }: Writing,
  { teamId, signers }: { teamId: IdOf; signers: Readonly<Record<string, Signer>> },
  { targets, commitments }: Sample,
): Promise<void> {
  const setBy = people.admin.id;
  const common = (quarter: Sample["targets"][number]["quarter"]) => {
    const { start: startDay, end: endDay } = quarterPeriod(quarter, fiscal);
    return { id: newId(), ledgerId, quarter, startDay, endDay, cell: "", setBy };
  };
  for (const { quarter, metric, number } of targets) {
    const target = common(quarter);
    const setAt = Math.min(createdAt, noonOf(addDays(target.startDay, -10)));
    await setTarget(tx, { ...target, metric, number, setAt });
  }
  for (const { quarter, metric, team, shareBp, isSigned } of commitments) {
    const commitment = common(quarter);
    const { person, daysBefore } = signers[team] ?? agency;
    const setAt = Math.min(createdAt, noonOf(addDays(commitment.startDay, -8)));
    const signedAt = isSigned ? Math.min(createdAt, noonOf(addDays(commitment.startDay, -daysBefore))) : null;
    const signedBy = isSigned ? people[person].id : null;
    const figure = { shareBp, number: null };
    await insertCommitment(tx, {
      ...commitment,
      ...figure,
      metric,
      teamId: teamId(team),
      signedBy,
      signedAt,
      setAt,
    });
    await insertVersion(tx, ledgerId, {
      ...{ id: newId(), commitmentId: commitment.id, version: 1, ...figure, reason: null },
      ...{ state: isSigned ? "agreed" : "proposed", proposedBy: setBy, proposedAt: setAt },
      ...{ agreedBy: signedBy, agreedAt: signedAt },
    });
  }
}

/** Each of Northwind's teams has people who sign for it, and a channel in which they are asked. */
export async function writeTeams(
  tx: Tx,
  { ledgerId, newId, createdAt }: Writing,
  teamId: IdOf,
): Promise<void> {
  for (const [team, { channel }] of Object.entries(northwindSigners)) {
    if (channel !== null) await setTeamChannel(tx, { ledgerId, id: teamId(team) }, channels[channel].id);
  }
  const members = [
    ["marketer", "Marketing"],
    ["rep", "Sales"],
    ["colleague", "Sales"],
    ["partner", "Partners"],
  ] as const;
  for (const [person, team] of members) {
    const role = person === "partner" ? "partner" : "member";
    await setMember(tx, {
      id: newId(),
      ledgerId,
      userId: people[person].id,
      role,
      teamId: teamId(team),
      createdAt,
    });
  }
}
