/** Somebody in the access test: an admin and a member of the ledger, a partner's person, someone from outside, a partner of another ledger. */
export type Somebody = "admin" | "member" | "partner" | "outsider" | "stranger";

/** Who is answered; everybody else is refused in words. */
const staff: readonly Somebody[] = ["admin", "member"];
const partners: readonly Somebody[] = ["admin", "member", "partner"];
const admins: readonly Somebody[] = ["admin"];
/** The member belongs to no team, the partner does. */
const ofTeams: readonly Somebody[] = ["admin", "partner"];
const everybody: readonly Somebody[] = ["admin", "member", "partner", "outsider"];

/** What to type, and who may. Keys: the command, with its verb where the help's line has one in small letters. */
export type TypedRow = { text: string; may: readonly Somebody[] };

/**
 * Every line of every command's help. `$OTHER` is a company of another team, `$OWN` one of the partner's. Nobody below a
 * member ever reads the name of the first.
 */
export const typed: Readonly<Record<string, TypedRow>> = {
  "/lead": { text: "/lead $OTHER with Jane", may: partners },
  "/lead list": { text: "/lead list", may: partners },
  "/lead show": { text: "/lead show $OTHER", may: partners },
  "/meeting": { text: "/meeting $OTHER with Jane", may: partners },
  "/meeting held": { text: "/meeting held $OTHER", may: partners },
  "/deal": { text: "/deal", may: partners },
  "/deal closed": { text: "/deal closed $OWN $5k", may: partners },
  "/deal lost": { text: "/deal lost Nobody Ltd because price", may: partners },
  "/deal stage": { text: "/deal stage $OTHER proposal", may: partners },
  "/deal update": { text: "/deal update $OTHER $9k", may: partners },
  "/deal reopen": { text: "/deal reopen $OTHER because it goes on", may: partners },
  "/deal list": { text: "/deal list", may: partners },
  "/deal show": { text: "/deal show $OTHER", may: partners },
  "/deal undo": { text: "/deal undo", may: partners },
  "/funnel": { text: "/funnel this year by source", may: partners },
  "/funnel by": { text: "/funnel by campaign", may: partners },
  "/funnel last": { text: "/funnel last quarter cohort", may: partners },
  "/budget": { text: "/budget", may: staff },
  "/budget set": { text: "/budget set marketing $200k", may: admins },
  "/budget staff": { text: "/budget staff marketing 6.5", may: admins },
  "/budget cost": { text: "/budget cost", may: staff },
  "/budget return": { text: "/budget return", may: staff },
  "/campaign": { text: "/campaign", may: staff },
  "/campaign new": { text: "/campaign new webinar-q5 source webinar", may: staff },
  "/campaign spend": { text: "/campaign spend webinar-secret $4,000", may: staff },
  "/campaign show": { text: "/campaign show webinar-secret", may: staff },
  "/campaign update": { text: "/campaign update webinar-secret lead time 45 days", may: staff },
  "/campaign end": { text: "/campaign end webinar-secret", may: staff },
  "/commit": { text: "/commit", may: partners },
  "/commit target": { text: "/commit target 120 meetings", may: admins },
  "/commit set": { text: "/commit set marketing 50% of meetings", may: admins },
  "/commit copy": { text: "/commit copy", may: ofTeams },
  "/commit history": { text: "/commit history", may: partners },
  "/scorecard": { text: "/scorecard", may: partners },
  "/scorecard csv": { text: "/scorecard csv last quarter", may: partners },
  "/scorecard weekly": { text: "/scorecard weekly monday 09:00", may: admins },
  "/scorecard monthly": { text: "/scorecard monthly 1 09:00", may: admins },
  "/scorecard chart": { text: "/scorecard chart off", may: admins },
  "/scorecard send": { text: "/scorecard send now", may: partners },
  "/scorecard status": { text: "/scorecard status", may: partners },
  "/scorecard stop": { text: "/scorecard stop", may: admins },
  "/review": { text: "/review", may: partners },
  "/review action": { text: "/review action me tidy up by friday", may: partners },
  "/review actions": { text: "/review actions", may: partners },
  "/review decide": { text: "/review decide answer within a day metric meetings up", may: partners },
  "/review decisions": { text: "/review decisions", may: partners },
  "/review weekly": { text: "/review weekly tuesday 10:00", may: admins },
  "/review agenda": { text: "/review agenda 2 days before 15:00", may: admins },
  "/review with": { text: "/review with <@U0NOBODY01>", may: admins },
  "/review add": { text: "/review add the fair in June", may: partners },
  "/review skip": { text: "/review skip", may: admins },
  "/review move": { text: "/review move tuesday to thursday 14:00", may: admins },
  "/review status": { text: "/review status", may: partners },
  "/review stop": { text: "/review stop", may: admins },
  "/roundtrip undo": { text: "/roundtrip undo", may: partners },
  "/roundtrip why": { text: "/roundtrip why meetings.partners", may: partners },
  "/roundtrip mine": { text: "/roundtrip mine", may: partners },
  "/roundtrip help": { text: "/roundtrip help", may: partners },
  "/roundtrip status": { text: "/roundtrip status", may: partners },
  "/roundtrip settings": { text: "/roundtrip settings", may: partners },
  "/roundtrip use": { text: "/roundtrip use alpha", may: partners },
  "/roundtrip ledgers": { text: "/roundtrip ledgers", may: staff },
  "/roundtrip ledger": { text: "/roundtrip ledger new Gamma", may: admins },
  "/roundtrip unbind": { text: "/roundtrip unbind", may: admins },
  "/roundtrip bind": { text: "/roundtrip bind alpha for partner Partners", may: admins },
  "/roundtrip setup": { text: "/roundtrip setup", may: admins },
  "/roundtrip partner-buttons": { text: "/roundtrip partner-buttons", may: admins },
  "/roundtrip define": { text: "/roundtrip define margin 35%", may: admins },
  "/roundtrip check": { text: "/roundtrip check", may: staff },
  "/roundtrip members": { text: "/roundtrip members", may: staff },
  "/roundtrip export": { text: "/roundtrip export", may: admins },
  "/roundtrip import": { text: "/roundtrip import", may: admins },
  "/roundtrip hook": { text: "/roundtrip hook status", may: admins },
  "/roundtrip rate": { text: "/roundtrip rate EUR 1.08", may: admins },
  "/roundtrip member": { text: "/roundtrip member <@U0NOBODY01> member", may: admins },
};

/** What a button or menu is about: the other team's deal, the change that opened it, or nothing. */
export type PressedRow = { may: readonly Somebody[]; about?: "deal" | "change"; value?: string };

/** Every button and menu of messages, pressed with the other team's record in it, as somebody may forge it. */
export const pressed: Readonly<Record<string, PressedRow>> = {
  "lead-account": { may: partners, value: "new" },
  "meeting-account": { may: partners, value: "new" },
  "meeting-deal": { may: partners, value: "new" },
  "meeting-day": { may: partners, about: "change", value: "1|2026-11-20" },
  "outcome-account": { may: partners, value: "new" },
  "outcome-meeting": { may: partners, value: "new" },
  "meeting-held": { may: partners, about: "deal" },
  "home-log-meeting": { may: partners },
  "home-close-deal": { may: partners },
  "home-won": { may: partners, about: "deal" },
  "home-lost": { may: partners, about: "deal" },
  "home-ledger": { may: partners, value: "nowhere" },
  "deal-account": { may: partners, value: "new" },
  "deal-deal": { may: partners, value: "new" },
  "deal-stage": { may: partners, value: "x" },
  edit: { may: partners, about: "change", value: "$CHANGE" },
  "lead-quality": { may: partners, about: "deal", value: "good" },
  "lead-quality-reason": { may: partners, about: "deal", value: "good" },
  undo: { may: partners, about: "change", value: "$CHANGE" },
  "choose-origin": { may: staff, about: "change", value: "typed" },
  "make-origin": { may: staff, about: "deal", value: "$CHANGE" },
  "set-source": { may: partners, about: "deal", value: "$SOURCE" },
  "funnel-period": { may: partners, value: "this year" },
  "funnel-by": { may: partners, value: "source" },
  "funnel-view": { may: partners, value: "cohort" },
  "funnel-post": { may: partners },
  "commit-post": { may: partners },
  "commit-show": { may: partners },
  "commit-history": { may: partners },
  "commit-undo": { may: everybody },
  "commit-fill": { may: ofTeams },
  "commit-another": { may: ofTeams },
  "commit-copy": { may: ofTeams },
  "commit-agree": { may: everybody },
  "commit-sales": { may: partners, value: "deals" },
  "budget-change": { may: admins },
  "budget-cost": { may: staff },
  "budget-return": { may: staff },
  "campaign-name": { may: staff, value: "x" },
  "campaign-show": { may: staff, value: "x" },
  "campaign-pick": { may: staff, value: "x" },
  "campaign-open": { may: staff, value: "campaign" },
  "review-item": { may: partners, value: "why" },
  "review-back": { may: partners, value: "nothing" },
  "review-show": { may: partners },
  "review-post": { may: partners },
  "review-add": { may: everybody },
  "scorecard-open": { may: partners },
  "scorecard-post": { may: partners },
  "scorecard-csv": { may: partners },
  "scorecard-why": { may: partners, value: "meetings:total" },
  "why-rows": { may: partners, value: "meetings:total" },
  "action-done": { may: everybody },
  "action-snooze": { may: everybody },
  "action-hand-over": { may: everybody },
  "review-undo": { may: everybody, value: "$CHANGE" },
  "delivery-post-again": { may: staff },
  "delivery-is-there": { may: staff },
  "settings-keep": { may: staff },
  "settings-change": { may: staff },
  "partner-undo": { may: everybody, value: "$CHANGE" },
  "partner-meeting": { may: everybody },
  "partner-lead": { may: everybody },
  "setup-go": { may: admins, value: "1" },
  "setup-open": { may: admins, value: "1" },
  "setup-bind": { may: staff },
  "loop-check": { may: staff },
  "loop-own": { may: admins },
  "loop-keep": { may: admins, value: "metrics" },
  "loop-open": { may: admins, value: "owner" },
  "define-open": { may: staff, value: "define" },
  "import-open": { may: admins },
  "import-check": { may: admins },
  "use-ledger": { may: partners, value: "-" },
};

/** Every form, handed in with these fields; about "channel": its scope carries the partner's channel. */
export type FormRow = {
  may: readonly Somebody[];
  about?: "channel";
  fields: Readonly<Record<string, string>>;
};

export const handedIn: Readonly<Record<string, FormRow>> = {
  lead: { may: partners, fields: { company: "$OTHER", day: "2026-11-23" } },
  meeting: { may: partners, fields: { company: "$OTHER", booked: "2026-11-23" } },
  "partner-meeting": { may: everybody, about: "channel", fields: { company: "$OTHER" } },
  "partner-lead": { may: everybody, about: "channel", fields: { company: "$OTHER" } },
  "review-add": { may: everybody, about: "channel", fields: { title: "The fair in June" } },
  deal: { may: partners, fields: { company: "$OTHER", outcome: "lost", day: "2026-11-23" } },
  budget: { may: admins, fields: {} },
  campaign: { may: staff, fields: { name: "webinar-q6", source: "webinar" } },
  "campaign-spend": { may: staff, fields: { target: "x", amount: "$5" } },
  define: { may: admins, fields: { what: "margin", value: "35%" } },
  "commit-quarter": { may: admins, fields: { "target/meetings/": "130" } },
  loop: { may: admins, fields: { owner: "U0NOBODY01" } },
  "define-metrics": { may: admins, fields: { metrics: "meetings" } },
  "define-name": { may: admins, fields: { kind: "source", name: "webinar", do: "retire" } },
  setup: { may: admins, fields: { name: "Alpha", currency: "USD", zone: "UTC" } },
  "action-hand-over": { may: everybody, about: "channel", fields: { owner: "U0NOBODY01" } },
  edit: { may: partners, fields: { note: "call her" } },
  "lead-quality": { may: partners, fields: { reason: "no need" } },
  "import-file": { may: admins, fields: { kind: "leads", preset: "none" } },
  "import-check": { may: admins, fields: { id: "0" } },
  settings: { may: admins, fields: { currency: "USD", zone: "UTC" } },
};

/** Every shortcut, used on a message of somebody's. */
export const shortcuts: Readonly<Record<string, readonly Somebody[]>> = {
  "meeting-from-message": partners,
  "lead-from-message": partners,
  "meeting-anywhere": partners,
  "lead-anywhere": partners,
  "review-from-message": partners,
};

/** Every searchable menu, asked for companies that begin with the other team's. */
export const searched: Readonly<Record<string, readonly Somebody[]>> = {
  "lead-account": staff,
  "meeting-account": staff,
  "meeting-deal": [],
  "outcome-account": staff,
  "outcome-meeting": [],
  "deal-account": staff,
  "deal-deal": [],
  "campaign-name": staff,
};

export const groups = { staff, partners, admins, everybody };
