import { wordsForChange } from "../../core/change-words.ts";
import { wordsForConversion } from "../../core/convert.ts";
import { formatDay } from "../../core/day.ts";
import { wordsForAmount } from "../../core/deal-words.ts";
import { countOf } from "../../core/wording.ts";
import type { Deal } from "../../data/deals.ts";
import { isEditable } from "../../data/history.ts";
import type { Ledger } from "../../data/ledgers.ts";
import type { RecentRecord } from "../../data/recent-records.ts";
import type { Source } from "../../data/vocabulary.ts";
import type { Scorecard } from "../../reports/build-scorecard.ts";
import { lineOfRow, sayHeadline } from "../../reports/scorecard-words.ts";
import { actions, context, divider, header, section } from "../../slack/blocks.ts";
import { button, option, staticSelect } from "../../slack/controls.ts";
import type { Block } from "../../slack/message.ts";
import { printScope } from "../../slack/request.ts";
import { sayLoopLine } from "../../slack/say-loop-line.ts";
import { mrkdwn, raw } from "../../slack/text.ts";

/** What a Home tells. */
export type HomeFacts = {
  ledger: Ledger;
  /** those that the person may switch to */
  ledgers: readonly Ledger[];
  /** this quarter's, as the person may see it, and the team they belong to; null: none */
  scorecard: Scorecard;
  ownTeamId: string | null;
  /** the newest open deals of the person, of `total` */
  deals: readonly Deal[];
  total: number;
  /** deals with a meeting of which nobody has said what became of it */
  booked: ReadonlySet<string>;
  changes: readonly RecentRecord[];
  unsourced: readonly Deal[];
  unsourcedTotal: number;
  sources: readonly Source[];
  /** whether the person has recorded nothing yet */
  isNew: boolean;
  /** whether an administrator looks at a ledger that holds nothing */
  isSettingUp: boolean;
  /** how many questions of the check of the loop are settled; null for who is no administrator */
  check: { settled: number; of: number } | null;
  /** epoch ms */
  now: number;
};

const companyOf = ({ accountName }: Deal): string => accountName ?? "No company yet";

/** The Home: first what one does next, then what one has. */
export function sayHome(facts: HomeFacts): Block[] {
  return [
    ...(facts.isNew ? welcome(facts) : start(facts)),
    ...sayStanding(facts),
    divider(),
    ...sayDeals(facts),
    ...sayUnsourced(facts),
    ...sayChanges(facts),
    divider(),
    ...(facts.check === null ? [] : [sayLoopLine({ ledgerId: facts.ledger.id, ...facts.check })]),
    ...sayLedger(facts),
  ];
}

const ledgerScope = ({ ledger }: HomeFacts, slot: string): string =>
  printScope({ ledgerId: ledger.id, recordId: "", version: 0 }, slot);

/** The first look: what this is, and one thing to do. */
function welcome(facts: HomeFacts): Block[] {
  const next = facts.isSettingUp
    ? button({ actionId: "setup-go#start", text: "Set up this ledger", value: "start", style: "primary" })
    : button({ actionId: "home-log-meeting", text: "Log a meeting", style: "primary" });
  return [
    header("Welcome to Roundtrip"),
    section(
      "From the first contact to the closed deal: log a sales-ready meeting and a won deal in ten seconds, and everybody sees what became of the leads.",
    ),
    actions([next], ledgerScope(facts, "start")),
    context(
      "In any channel: `/meeting Acme with Jane from webinar`, later `/deal closed Acme $120k`. In threads, where commands do not work, use a message's own menu: “Log a meeting”.",
    ),
  ];
}

const start = (facts: HomeFacts): Block[] => [
  actions(
    [
      button({ actionId: "home-log-meeting", text: "Log a meeting", style: "primary" }),
      button({ actionId: "home-close-deal", text: "Close a deal" }),
    ],
    ledgerScope(facts, "start"),
  ),
];

/** How one's own team stands on the scorecard's first metric, or the company; nothing where nothing is yet. */
function sayStanding(facts: HomeFacts): Block[] {
  const { scorecard, ownTeamId, ledger } = facts;
  const [board] = scorecard.boards;
  if (board === undefined || (board.total === 0n && board.together.teams === 0)) return [];
  const own = board.rows.find(({ teamId }) => teamId === ownTeamId);
  const said =
    own === undefined ? sayHeadline(scorecard, ledger.currency) : lineOfRow(own, board, ledger.currency);
  const converted = wordsForConversion(board.used, ledger.currency);
  return [
    divider(),
    section(mrkdwn`*Scorecard ${scorecard.label}*\n${said}`),
    ...(converted === null ? [] : [context(converted)]),
    actions(
      [button({ actionId: "scorecard-open", text: "Open the scorecard" })],
      ledgerScope(facts, "scorecard"),
    ),
  ];
}

function sayDeals({ ledger, deals, total, booked, isNew }: HomeFacts): Block[] {
  if (total === 0)
    return [
      section(
        isNew
          ? "*My open deals*\nNone."
          : "*My open deals*\nNone. A first meeting opens one: `/meeting Acme with Jane from webinar`",
      ),
    ];
  const more = total - deals.length;
  return [
    section(mrkdwn`*My open deals* (${total})`),
    ...deals.flatMap((deal): Block[] => [section(wordsForDeal(deal)), dealActions(ledger, deal, booked)]),
    ...(more > 0 ? [context(`… and ${more} more: \`/deal list\``)] : []),
  ];
}

function wordsForDeal(deal: Deal) {
  const facts = [
    wordsForAmount(deal),
    deal.stage,
    deal.dueDay === null ? null : `due ${formatDay(deal.dueDay)}`,
    deal.sourceName ?? "unsourced",
  ].filter((fact) => fact !== null);
  return mrkdwn`*${companyOf(deal)}*: ${facts.join(", ")}`;
}

function dealActions(ledger: Ledger, deal: Deal, booked: ReadonlySet<string>): Block {
  const company = companyOf(deal);
  const held = button({
    actionId: "meeting-held",
    text: "Held",
    label: `The meeting with ${company} was held`,
  });
  return actions(
    [
      button({ actionId: "home-won", text: "Won…", label: `Close the deal with ${company} as won` }),
      button({ actionId: "home-lost", text: "Lost…", label: `Close the deal with ${company} as lost` }),
      ...(booked.has(deal.id) ? [held] : []),
    ],
    printScope({ ledgerId: ledger.id, recordId: deal.id, version: deal.version }, "deal"),
  );
}

function sayUnsourced({ ledger, unsourced, unsourcedTotal, sources }: HomeFacts): Block[] {
  if (unsourcedTotal === 0 || sources.length === 0) return [];
  const more = unsourcedTotal - unsourced.length;
  const options = sources.map(({ id, name }) => option(name, id));
  return [
    divider(),
    section(mrkdwn`*Without a source* (${unsourcedTotal}): they count for no team`),
    ...unsourced.flatMap((deal): Block[] => [
      section(mrkdwn`${companyOf(deal)}, ${wordsForAmount(deal)}`),
      actions(
        [staticSelect({ actionId: "set-source", placeholder: "Where did it come from?", options })],
        printScope({ ledgerId: ledger.id, recordId: deal.id, version: deal.version }, "source"),
      ),
    ]),
    ...(more > 0 ? [context(`… and ${more} more: \`/deal list\``)] : []),
  ];
}

function sayChanges({ ledger, changes }: HomeFacts): Block[] {
  if (changes.length === 0) return [];
  return [
    divider(),
    section("*My last records*"),
    ...changes.flatMap(({ change, company }): Block[] => {
      const what = `${company ?? "No company yet"}: ${wordsForChange(change)}`;
      const named = (actionId: string, text: string, does: string) =>
        button({ actionId, text, value: change.id, label: `${does} ${what}` });
      const scope = { ledgerId: ledger.id, recordId: change.id, version: 0 };
      return [
        section(mrkdwn`${what}, ${at(change.recordedAt)}`),
        actions(
          [named("undo", "Undo", "Undo"), ...(isEditable(change) ? [named("edit", "Edit…", "Edit")] : [])],
          printScope(scope, "undo"),
        ),
      ];
    }),
  ];
}

/** An instant in the reader's own zone; in UTC where their Slack cannot. @param ms epoch ms */
const at = (ms: number) => {
  const plain = `${new Date(ms).toISOString().slice(0, 16).replace("T", " ")} UTC`;
  return raw(`<!date^${Math.floor(ms / 1000)}^{date_short_pretty} {time}|${plain}>`);
};

function sayLedger(facts: HomeFacts): Block[] {
  const { ledger, ledgers, now } = facts;
  const updated = context(mrkdwn`Ledger: ${ledger.name} · last updated ${at(now)} · \`/roundtrip help\``);
  if (ledgers.length < 2) return [updated];
  const menu = staticSelect({
    actionId: "home-ledger",
    placeholder: "Another ledger",
    options: ledgers.map(({ id, name }) => option(name, id)),
    initial: ledger.id,
  });
  return [
    section(mrkdwn`*Ledger*: you see ${ledger.name}, one of ${countOf(ledgers.length, "ledger")}.`),
    actions([menu], ledgerScope(facts, "ledger")),
    updated,
  ];
}
