import type { AgendaKind } from "../core/plan-agenda.ts";

/** One item of an agenda, as the facts bring it up or as somebody added it. */
export type AgendaFact = {
  /** what makes it the same item in one meeting and the next: "commitment:meetings.marketing" */
  readonly key: string;
  readonly kind: AgendaKind;
  readonly title: string;
  /** the scorecard's figure that it stands on, for `/roundtrip why`; null where it stands on none */
  readonly figureId: string | null;
  readonly figureWords: string | null;
  readonly ownerUserId: string | null;
  /** the team whose item it is, and its name, where no person owns it */
  readonly teamId: string | null;
  readonly team: string | null;
  readonly minutes: number;
  /** the decision, action or row it is about */
  readonly recordId: string | null;
  /** ranks it among its kind, higher first */
  readonly weight: number;
  /** what it stands on, a line each: the rule, then the records */
  readonly behind: readonly string[];
};

/** A fact with what most facts have not. */
export const agendaFact = (
  given: Pick<AgendaFact, "key" | "kind" | "title" | "minutes"> & Partial<AgendaFact>,
): AgendaFact => ({
  ...{ figureId: null, figureWords: null, ownerUserId: null, teamId: null, team: null, recordId: null },
  ...{ weight: 0, behind: [] },
  ...given,
});
