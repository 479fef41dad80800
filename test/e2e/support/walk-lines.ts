/** Lines that make every button, menu and form of the app appear, with who types them where (a person's key, a place). */
export type Line = {
  readonly person: string;
  readonly place: string;
  /** "" where nothing is typed: the place shows it by itself */
  readonly text: string;
  /** buttons of the answer that are pressed first, by their words */
  readonly press: readonly string[];
};

const by =
  (person: string, place: string) =>
  (text: string, ...press: string[]): Line => ({ person, place, text, press });
const rita = by("rep", "C0PIPELINE");
const ada = by("admin", "C0PIPELINE");
const bea = by("agent", "C0LUMEN001");
const beaAlone = by("agent", "dm");
const adaPartners = by("admin", "C0PARTNERS");
/** a ledger that is new, where nothing was said yet about money and time */
const adaAnew = by("admin", "C0RANDOM01");

/** A new button or form that no line shows yet: add the line here. */
export const lines: readonly Line[] = [
  adaPartners("/roundtrip partner-buttons"),
  ada("/review weekly tuesday 10:00"),
  rita("/review"),
  by("outsider", "C0PARTNERS")(""),
  rita("/lead"),
  rita('/lead Brindle Foods "Jo Lee" from webinar'),
  // what was typed disagrees with the lead, and a lead that comes in after its deal
  rita('/lead Origin Ltd "Jo Lee" from webinar'),
  rita('/meeting Origin Ltd with "Jo Lee" from outbound'),
  rita("/meeting Later Ltd from outbound"),
  rita('/lead Later Ltd "Ann Bee" from trade show on 2026-11-02'),
  rita("/meeting"),
  rita("/deal"),
  rita("/meeting Brindle Foods with Jane from webinar"),
  rita("/meeting Walker Ltd on friday from nowhere-known"),
  rita("/meeting held Brindle Foods"),
  rita("/deal closed Brindle Foods $5k"),
  // two open deals of one company: the first is closed, and opened again beside the second
  rita("/meeting Twin Ltd from webinar"),
  rita("/deal closed Twin Ltd $5k"),
  rita("/meeting Twin Ltd from referral"),
  rita("/deal reopen Twin Ltd"),
  rita("/meeting Twin Ltd with Jo"),
  rita("/meeting held Twin Ltd"),
  rita("/deal stage Twin Ltd"),
  rita("/deal closed Twin Ltd $7k"),
  rita("/deal list"),
  rita("/deal show Twin Ltd"),
  rita("/funnel"),
  ada("/budget"),
  ada("/budget", "Change…"),
  ada("/budget", "What if…"),
  rita("/funnel by team model linear"),
  rita("/funnel verdicts"),
  rita("/funnel profile"),
  rita("/campaign"),
  rita("/campaign", "New campaign…"),
  rita("/campaign", "Log spend…"),
  rita("/campaign show webinar-q3"),
  rita("/campaign spend webinr-q3 $4,000"),
  rita("/campaign spend webinar-q3 $4,000", "Edit…"),
  rita("/commit"),
  ada("/commit set marketing 12 leads 2027-Q1"),
  ada("/commit 2027-Q1", "Agree for Marketing"),
  ada("/commit 2027-Q1", "Fill in the quarter…"),
  rita("/scorecard"),
  rita("/review add the fair in June"),
  rita("/review"),
  rita("/review start"),
  by("rep", "C0PIPELINE")("", "Decide…"),
  by("rep", "C0PIPELINE")("", "Action…"),
  rita("/review action me tidy up the sources by tomorrow"),
  rita("/review actions", "Hand over…"),
  rita("/review decide answer within a day because leads wait metric meetings up"),
  rita("/review close"),
  rita("/roundtrip settings"),
  rita("/roundtrip why meetings:total"),
  rita("/roundtrip status"),
  ada("/roundtrip settings"),
  // a company with many open deals, and one whose ledger nobody can know
  bea("/meeting Aurora Hotels with Jo"),
  bea("/meeting held Aurora Hotels"),
  bea("/deal closed Aurora Hotels $7k"),
  beaAlone("/deal list"),
  ada("/roundtrip import"),
  ada("/roundtrip check"),
  ada("/roundtrip check", "Change them…"),
  ada("/roundtrip define"),
  ada("/roundtrip define", "Change a name…"),
  ada("/roundtrip define", "Choose metrics…"),
  by("rep", "home")(""),
  by("admin", "C0PARTNERS")("/deal list"),
  ada("/roundtrip ledger new Gamma"),
  adaAnew("/roundtrip use Gamma"),
  by("admin", "home")(""),
  adaAnew("/roundtrip check"),
  adaAnew("/meeting First Ltd from webinar"),
  adaAnew("/roundtrip setup", "Fill in…"),
  adaAnew("/deal list"),
  adaAnew("/roundtrip ledger new Delta"),
  adaAnew("/roundtrip use Delta"),
  adaAnew("/commit target 10 sales"),
  adaAnew("/roundtrip setup", "Next", "Next", "Next", "Next", "Next"),
];

/** What cannot be shown here, and where it is tested instead. */
export const elsewhere: Readonly<Record<string, string>> = {
  "action make-origin": "no line shows it here yet: test/stories/lead.test.ts",
  "action setup-bind": "no line shows it here yet: test/stories/setup.test.ts",
  "action commit-another": "no line shows it here yet: test/stories/commit-quarter.test.ts",
  "action action-snooze": "comes within working hours only: test/stories/actions.test.ts",
  "action partner-undo": "no line shows it here yet: test/stories/outside-partners.test.ts",
  "action budget-suppose": "reports while a form is filled in: test/e2e/forms.e2e.ts",
  "action campaign-name":
    "the typo's buttons go when another answer takes their place: test/stories/campaigns.test.ts",
  "action review-back": "stands last on a long agenda: test/stories/agenda.test.ts",
  "action loop-check": "stands last on an admin's Home: test/stories/loop-check.test.ts",
  "action delivery-post-again": "needs a Slack that hides a channel's history: test/stories/weekly-trouble",
  "action delivery-is-there": "needs a Slack that hides a channel's history: test/stories/weekly-trouble",
};
