/** What a person may do in a ledger, least first. An outsider comes from another workspace, through a shared channel. */
export type Role = "outsider" | "partner" | "member" | "admin";

const order: readonly Role[] = ["outsider", "partner", "member", "admin"];

/** Whether a role may do what at least `least` may do. Never throws. */
export const isAtLeast = (role: Role, least: Role): boolean => order.indexOf(role) >= order.indexOf(least);

/** Text from a table → a role that a member may have; null for anything else. */
export const readRole = (text: string): Exclude<Role, "outsider"> | null =>
  text === "admin" || text === "member" || text === "partner" ? text : null;

/**
 * Whose rows a person may see: null for everything, otherwise only what this team sourced. A partner without a team
 * sees nothing: no team has the empty id. Never throws.
 */
export const visibleTeam = ({ role, teamId }: { role: Role; teamId: string | null }): string | null =>
  isAtLeast(role, "member") ? null : (teamId ?? "");
