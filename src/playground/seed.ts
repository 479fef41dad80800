/** One person of the emulated workspace; `tz` is an IANA zone. */
export type Person = {
  readonly id: string;
  readonly name: string;
  readonly realName: string;
  readonly teamId: string;
  readonly tz: string;
  readonly isAdmin: boolean;
  readonly isOwner: boolean;
};

/** One channel; `members` are keys of `people`, and `hasBot` says whether the app was invited. */
export type Channel = {
  readonly id: string;
  readonly name: string;
  readonly isPrivate: boolean;
  readonly hasBot: boolean;
  readonly members: readonly PersonKey[];
};

export type PersonKey = "rep" | "colleague" | "marketer" | "partner" | "agent" | "admin" | "outsider";
export type ChannelKey =
  | "general"
  | "random"
  | "pipeline"
  | "marketing"
  | "partners"
  | "leadership"
  | "harbor"
  | "lumen"
  | "vault";

export const team = { id: "T0ROUNDTRIP", name: "Northwind Robotics", domain: "northwind" } as const;
/** The company on the other side of a shared channel. */
export const outsideTeam = { id: "T0CONTOSO01", domain: "contoso" } as const;

export const bot = {
  appId: "A0ROUNDTRIP",
  botId: "B0ROUNDTRIP",
  userId: "U0ROUNDTRIP",
  name: "roundtrip",
  token: "xoxb-roundtrip-playground",
} as const;

const home = { teamId: team.id, isAdmin: false, isOwner: false };

export const people: Readonly<Record<PersonKey, Person>> = {
  rep: { ...home, id: "U0RITA0001", name: "rita", realName: "Rita Reyes", tz: "America/New_York" },
  colleague: { ...home, id: "U0CARL0001", name: "carl", realName: "Carl Chen", tz: "America/Los_Angeles" },
  marketer: { ...home, id: "U0MARCO001", name: "marco", realName: "Marco Meyer", tz: "Europe/Berlin" },
  partner: { ...home, id: "U0PAULA001", name: "paula", realName: "Paula Park", tz: "Asia/Tokyo" },
  /** works for Brightside, an agency with ledgers for two clients in this workspace */
  agent: { ...home, id: "U0BEA00001", name: "bea", realName: "Bea Bright", tz: "Europe/Lisbon" },
  // emulate brings a user named "admin" along; we keep the name and add the rest
  admin: {
    ...home,
    id: "U0ADMIN001",
    name: "admin",
    realName: "Ada Admin",
    tz: "Europe/London",
    isAdmin: true,
    isOwner: true,
  },
  outsider: {
    ...home,
    id: "U0OTTO0001",
    name: "otto",
    realName: "Otto Outside",
    tz: "America/Chicago",
    teamId: outsideTeam.id,
  },
};

const staff: PersonKey[] = ["rep", "colleague", "marketer", "admin"];

export const channels: Readonly<Record<ChannelKey, Channel>> = {
  general: { id: "C0GENERAL1", name: "general", isPrivate: false, hasBot: true, members: staff },
  random: { id: "C0RANDOM01", name: "random", isPrivate: false, hasBot: false, members: staff },
  pipeline: { id: "C0PIPELINE", name: "pipeline", isPrivate: false, hasBot: true, members: staff },
  marketing: { id: "C0MARKETNG", name: "marketing", isPrivate: false, hasBot: true, members: staff },
  partners: {
    id: "C0PARTNERS",
    name: "partners",
    isPrivate: true,
    hasBot: true,
    members: [...staff, "partner", "outsider"],
  },
  leadership: {
    id: "C0LEADERS1",
    name: "leadership",
    isPrivate: true,
    hasBot: true,
    members: ["marketer", "admin"],
  },
  harbor: {
    id: "C0HARBOR01",
    name: "client-harbor",
    isPrivate: true,
    hasBot: true,
    members: ["agent", "admin"],
  },
  lumen: {
    id: "C0LUMEN001",
    name: "client-lumen",
    isPrivate: true,
    hasBot: true,
    members: ["agent", "admin"],
  },
  vault: { id: "C0VAULT001", name: "vault", isPrivate: true, hasBot: false, members: ["rep", "admin"] },
};

export const allPeople: readonly Person[] = Object.values(people);
export const allChannels: readonly Channel[] = Object.values(channels);

/** What the manifest asks for plus the optional history scopes, without chat:write.public. */
export const defaultScopes: readonly string[] = [
  "commands",
  "chat:write",
  "files:read",
  "files:write",
  "users:read",
  "channels:read",
  "channels:history",
  "groups:history",
];

/** The person with this key ("rep"), name ("rita") or id. Throws when nobody has it. */
export function getPerson(who: string): Person {
  for (const [key, person] of Object.entries(people)) {
    if (key === who || person.id === who || person.name === who) return person;
  }
  throw new Error(`Nobody in the workspace is called "${who}"; there are ${Object.keys(people).join(", ")}.`);
}
