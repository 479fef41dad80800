import { isDay } from "../../core/day.ts";
import type { KnownOfAccount } from "../../core/plan-lead.ts";
import type { Person } from "../../data/import-facts.ts";
import type { ImportedAccount } from "../../data/import-names.ts";
import type { ColumnValue } from "../../data/insert-rows.ts";
import type { Plan } from "./plan.ts";
import type { State } from "./read-state.ts";

/** What a dry run remembers, so that later rows find what earlier ones would have made. */
export type Pretending = {
  /** what the database knows, with what was pretended */
  join: (state: State) => State;
  remember: (plan: Plan) => void;
};

/** Starts a dry run's memory, which is empty. */
export function startPretending(): Pretending {
  const accounts: ImportedAccount[] = [];
  const people: Person[] = [];
  const productLine = new Map<string, string>();
  const division = new Map<string, string>();
  const known = new Map<string, Pick<KnownOfAccount, "leads" | "touches">>();

  const rememberLeads = ({ created }: Plan) => {
    const text = (value: ColumnValue | undefined) => (typeof value === "string" ? value : null);
    const of = (accountId: ColumnValue | undefined) =>
      known.get(String(accountId)) ?? { leads: [], touches: [] };
    const came = (columns: Readonly<Record<string, ColumnValue>>) => ({
      contactId: text(columns.contactId),
      sourceId: text(columns.sourceId),
      campaignId: text(columns.campaignId),
    });
    for (const { id, columns } of created.lead) {
      const { leads, touches } = of(columns.accountId);
      const day = text(columns.day) ?? "";
      if (!isDay(day)) continue;
      const lead = { id, ...came(columns), fromText: text(columns.fromText), day, recordedAt: 0 };
      known.set(String(columns.accountId), { leads: [...leads, lead], touches });
    }
    for (const { id, columns } of created.touch) {
      const { leads, touches } = of(columns.accountId);
      const touch = { id, ...came(columns), leadId: text(columns.leadId), day: text(columns.day) ?? "" };
      known.set(String(columns.accountId), { leads, touches: [...touches, touch] });
    }
  };

  return {
    join: (state) => ({
      ...state,
      names: {
        accounts: [...accounts, ...state.names.accounts],
        productLine: new Map([...productLine, ...state.names.productLine]),
        division: new Map([...division, ...state.names.division]),
      },
      people: [...people, ...state.people],
      knownOfAccounts: new Map(
        [...new Set([...state.knownOfAccounts.keys(), ...known.keys()])].map((id) => {
          const stored = state.knownOfAccounts.get(id);
          const pretended = known.get(id);
          return [
            id,
            {
              leads: [...(stored?.leads ?? []), ...(pretended?.leads ?? [])],
              touches: [...(stored?.touches ?? []), ...(pretended?.touches ?? [])],
              closings: stored?.closings ?? [],
            },
          ] as const;
        }),
      ),
    }),
    remember(plan) {
      accounts.push(...plan.names.accounts);
      people.push(...plan.people.people);
      for (const { key, id } of plan.names.productLine) productLine.set(key, id);
      for (const { key, id } of plan.names.division) division.set(key, id);
      rememberLeads(plan);
    },
  };
}
