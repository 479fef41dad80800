import { attributionModels } from "./attribution.ts";
import { readModel } from "./attribution-words.ts";
import { readKeyMetrics, wordsForKeyMetrics } from "./key-metrics.ts";
import { normaliseName } from "./names.ts";
import { ok, problem, type Result } from "./result.ts";
import { shorten } from "./shorten.ts";
import { type Token, tokenize } from "./tokens.ts";

/** What a ledger has names for. */
export const termKinds = ["team", "source", "campaign", "product", "division", "stage"] as const;
export type TermKind = (typeof termKinds)[number];

/** Kinds of teams. */
export const teamKinds = ["marketing", "sales", "partner"] as const;

/** What becomes of a name. `under`: a source's team, a campaign's source, a team's kind; null: not said. */
export type TermChange =
  | { do: "set"; under: string | null }
  | { do: "rename"; to: string }
  | { do: "retire" }
  | { do: "restore" };

/** What a line after `/roundtrip define` says. `value` of a definition as it is stored. */
export type DefineLine =
  | { kind: "show" }
  | { kind: "definition"; key: string; value: string }
  | { kind: "term"; term: TermKind; name: string; change: TermChange }
  /** Slack's id of the channel in which a team is asked to sign; null: none */
  | { kind: "channel"; team: string; channelId: string | null };

const longestWords = 400;
const longestName = 75;
const worded = new Map([
  ["lead", "lead"],
  ["raw lead", "lead"],
  ["meeting", "sales-ready lead"],
  ["sales-ready", "sales-ready lead"],
  ["sales-ready lead", "sales-ready lead"],
  ["deal", "deal"],
  ["closed deal", "deal"],
]);

type Scale = { most: number; factor: number; unit: RegExp; example: string; what: string };
const numbers = new Map<string, Scale>([
  ["look-back", { most: 60, factor: 1, unit: /months?$/i, example: "look-back 9 months", what: "months" }],
  ["margin", { most: 100, factor: 100, unit: /%$/, example: "margin 35%", what: "a percentage" }],
  ["unsourced", { most: 100, factor: 100, unit: /%$/, example: "unsourced 5%", what: "a percentage" }],
  [
    "hurdle",
    {
      most: 100,
      factor: 10_000,
      unit: /[x×]$/i,
      example: "hurdle 1.2",
      what: "what must come back for each 1 spent",
    },
  ],
  ["too few", { most: 1000, factor: 1, unit: /$/, example: "too few 5", what: "a count" }],
  [
    "win rate target",
    { most: 100, factor: 100, unit: /%$/, example: "win rate target 30%", what: "a percentage" },
  ],
  ["cycle target", { most: 3650, factor: 1, unit: /days?$/i, example: "cycle target 60 days", what: "days" }],
  ["indicative", { most: 1000, factor: 1, unit: /$/, example: "indicative 30", what: "a count" }],
]);

const plural = new Map<string, TermKind>([
  ...termKinds.map((kind): [string, TermKind] => [kind, kind]),
  ...termKinds.map((kind): [string, TermKind] => [`${kind}s`, kind]),
]);

/**
 * A line as typed after `/roundtrip define`: nothing shows all; a definition in words (`lead "someone who …"`), a number
 * (`look-back 9 months`, `margin 35%`, `hurdle 1.2`, `too few 5`), or a name of the ledger's: `source podcast team Sales`
 * adds or moves it, `… rename "web seminar"`, `… retire` and `… restore`, `team Sales channel #sales` (as Slack sends it) or `none`. Percentages are stored in basis points, the
 * hurdle in ten-thousandths, `metrics meetings held, deals` as its words, `curve 20/25/55` in basis points, `owner @jane`
 * as the Slack user id, `model linear` as its word. A problem's example is what to type after `/roundtrip define`. Never throws.
 */
export function parseDefineLine(text: string): Result<DefineLine> {
  const channel = /^teams?\s+(.+?)\s+channel\s+(.+)$/is.exec(text.trim().slice(0, 2000));
  if (channel !== null) return readChannel(channel[1] ?? "", channel[2] ?? "");
  const { tokens } = tokenize(text.slice(0, 2000));
  const words = tokens.map((token) => token.text);
  const small = words.map((word) => word.toLowerCase());
  if (words.length === 0) return ok({ kind: "show" });
  for (const length of [3, 2, 1]) {
    const key = small
      .slice(0, length)
      .join(" ")
      .replace("look back", "look-back")
      .replace("lookback", "look-back");
    const scale = numbers.get(key);
    if (scale !== undefined) return readValue(key, words.slice(length).join(" "), scale);
    const wordedKey = worded.get(key);
    if (wordedKey !== undefined && small.length > length) {
      const value = words.slice(length).join(" ").trim();
      return value.length <= longestWords
        ? ok({ kind: "definition", key: wordedKey, value })
        : problem(`A definition has at most ${longestWords} characters.`, 'lead "someone who …"');
    }
  }
  const metrics = /^(?:key )?metrics?\b/i.exec(words.join(" "));
  if (metrics !== null) return readMetrics(words.join(" ").slice(metrics[0].length));
  if (small[0] === "curve") return readCurve(small.slice(1).join(""));
  if (small[0] === "model") return readLockedModel(small.slice(1).join(" "));
  if (small[0] === "owner") return readOwner(tokens.slice(1));
  const term = plural.get(small[0] ?? "");
  if (term !== undefined) return readTerm(term, words.slice(1));
  return problem(
    `“${shorten(words.join(" "))}” is nothing that can be defined: there are lead, meeting, deal, owner, look-back, margin, hurdle, unsourced, too few, indicative, win rate target, cycle target, metrics, curve, model, and team, source, campaign, product, division, stage.`,
    "look-back 9 months",
  );
}

function readChannel(team: string, typed: string): Result<DefineLine> {
  const { tokens } = tokenize(team);
  const name = tokens.map((token) => token.text).join(" ");
  const [, id] = /^<#([CG][A-Z0-9]{1,30})(?:\|[^<>]*)?>$/.exec(typed.trim()) ?? [];
  if (id === undefined && !/^none$/i.test(typed.trim()))
    return problem(
      "Which channel? Choose it from Slack's list behind the #.",
      `team ${name} channel #marketing`,
    );
  return ok({ kind: "channel", team: name, channelId: id ?? null });
}

/** Percentages of a quarter's months, "20/25/55", kept in basis points; "none" goes back to what the records say. */
function readCurve(typed: string): Result<DefineLine> {
  const example = "curve 20/25/55";
  if (typed === "none") return ok({ kind: "definition", key: "curve", value: "none" });
  const months = typed.replaceAll("%", "").split("/").map(Number);
  const points = months.map((percent) => Math.round(percent * 100));
  const isWhole = months.length === 3 && points.every((point) => point >= 0);
  if (!isWhole || points.reduce((sum, point) => sum + point, 0) !== 10_000)
    return problem("curve takes the shares of a quarter's three months, which add to 100.", example);
  return ok({ kind: "definition", key: "curve", value: points.join("/") });
}

function readOwner(tokens: readonly Token[]): Result<DefineLine> {
  const [token] = tokens;
  const who =
    token?.kind === "mention" ? token.userId : token?.text.toLowerCase() === "none" ? "none" : undefined;
  return who === undefined || tokens.length > 1
    ? problem("Who owns it? Name one person with @, or none.", "owner @jane")
    : ok({ kind: "definition", key: "owner", value: who });
}

function readLockedModel(typed: string): Result<DefineLine> {
  const model = readModel(typed);
  return model === null
    ? problem(`model takes one of ${attributionModels.join(", ")}.`, "model linear")
    : ok({ kind: "definition", key: "model", value: model });
}

function readMetrics(typed: string): Result<DefineLine> {
  const read = readKeyMetrics(typed);
  return read.ok ? ok({ kind: "definition", key: "metrics", value: wordsForKeyMetrics(read.value) }) : read;
}

function readValue(key: string, typed: string, scale: Scale): Result<DefineLine> {
  const digits = typed.trim().replace(scale.unit, "").trim();
  const value = Math.round(Number(digits) * scale.factor);
  const isWhole = scale.factor > 1 || /^\d+$/.test(digits);
  if (!/^\d{1,6}(\.\d{1,4})?$/.test(digits) || !isWhole || Number(digits) > scale.most)
    return problem(`${key} takes ${scale.what}, at most ${scale.most}.`, scale.example);
  if (key === "look-back" && value === 0) return problem("look-back takes at least 1 month.", scale.example);
  return ok({ kind: "definition", key, value: String(value) });
}

const underWord: Record<TermKind, string | null> = {
  ...{ team: null, source: "team", campaign: "source", product: null, division: null, stage: null },
};

function readTerm(term: TermKind, words: readonly string[]): Result<DefineLine> {
  const example = term === "source" ? "source podcast team Marketing" : `${term} Example`;
  const small = words.map((word) => word.toLowerCase());
  const at = small.findIndex((word, index) => index > 0 && /^(rename|retire|restore)$/.test(word));
  const name = (until: number) => words.slice(0, until).join(" ").trim();
  const made = (named: string, change: TermChange): Result<DefineLine> => {
    if (normaliseName(named) === "" || Array.from(named).length > longestName)
      return problem(`A name has 1 to ${longestName} characters, with a letter or figure.`, example);
    return ok({ kind: "term", term, name: named, change });
  };
  if (at > 0) {
    const to = words
      .slice(at + 1)
      .join(" ")
      .replace(/^to\s+/i, "")
      .trim();
    if (small[at] !== "rename") return made(name(at), { do: small[at] === "retire" ? "retire" : "restore" });
    if (normaliseName(to) === "" || Array.from(to).length > longestName)
      return problem("Rename it to what?", `${term} ${name(at)} rename "new name"`);
    return made(name(at), { do: "rename", to });
  }
  if (term === "team") {
    const kind = small.length > 1 ? teamKinds.find((each) => each === small.at(-1)) : undefined;
    return made(name(kind === undefined ? words.length : words.length - 1), {
      do: "set",
      under: kind ?? null,
    });
  }
  const word = underWord[term];
  const split = word === null ? -1 : small.lastIndexOf(word);
  if (split < 1) return made(name(words.length), { do: "set", under: null });
  return made(name(split), { do: "set", under: words.slice(split + 1).join(" ") });
}
