export type Random = () => number;

/** One of a list. */
export function pick<T>(random: Random, list: readonly T[]): T {
  const found = list[Math.floor(random() * list.length)];
  if (found === undefined) throw new Error("nothing to pick from");
  return found;
}

const words =
  `Acme Globex 3M 24/7 Media On Semiconductor Stitch by Design "On Semi" “Smart Ltd” Überwald Ωmega 株式会社 naïve Ltd GmbH
  with from on booked due product division by for because note held no-show accepted rejected closed won lost stage reopen
  list show undo new spend target set weekly monthly stop status help use define why member members hook settings ledger
  marketing sales partners webinar webinar-q3 outbound referral core emea cohort source team campaign sector last this next
  quarter month year week monday friday tomorrow yesterday today 2026-11-20 2027-Q1 2026-Q4 2027-03-31 3/4 31.2.2026 nov 20
  09:00 25:99 99999-01-01 0000-00-00 $120k €1.2m 120000 USD -5 1e309 0 50% 101% 50 meetings of leads deals revenue pipeline
  <@U0RITA0001|rita> <@U0NOBODY99> <#C0X|x> <!channel> <mailto:j@x.com|j@x.com> <https://x.example|x> &lt;b&gt; &amp; jane@acme.com
  because= = + - @ ' " "" \` \`\`\` *b* _i_ ~s~ \\ | ; , . / ? ! { } [ ] __proto__ constructor undefined null NaN true`.split(
    /\s+/,
  );

const odd = ["\u0000", "\ud800", "\u202e", "\u200b", "\n", "\t", "\r", "\u2028", "💶", "e\u0301", "ﷺ", "🏳️‍🌈"];

/** Something a person, a cat or somebody who means harm may type: words of the grammar in any order, and worse. */
export function randomText(random: Random, usages: readonly string[]): string {
  const kind = random();
  if (kind < 0.25) return mutate(random, pick(random, usages));
  if (kind < 0.9)
    return Array.from({ length: Math.floor(random() * 10) }, () => pick(random, words)).join(" ");
  if (kind < 0.97) {
    const size = Math.floor(random() * 40);
    return Array.from({ length: size }, () => pick(random, [...words, ...odd])).join(pick(random, ["", " "]));
  }
  return pick(random, [...words, ...odd]).repeat(Math.floor(random() * 800));
}

/** A usage of the help with a word left out, doubled, replaced or put in. */
function mutate(random: Random, usage: string): string {
  const parts = usage.split(" ").slice(1);
  const at = Math.floor(random() * (parts.length + 1));
  const how = random();
  if (how < 0.25) return parts.join(" ");
  if (how < 0.5) parts.splice(at, 1);
  else if (how < 0.75) parts.splice(at, 0, pick(random, words));
  else parts.splice(at, 1, pick(random, [...words, ...odd]));
  return parts.join(" ");
}

const hostile = [
  ...[null, 0, -1, "", "x".repeat(5000), [], {}, true, ["a"], { id: {} }, 1e308, "\u0000", "__proto__"],
];

/** A payload in which one member, at any depth, is gone or something else. */
export function spoil(random: Random, payload: unknown): unknown {
  if (Array.isArray(payload) && payload.length > 0 && random() < 0.8) {
    const at = Math.floor(random() * payload.length);
    return payload.map((each, index) => (index === at ? spoil(random, each) : each));
  }
  if (typeof payload !== "object" || payload === null || Array.isArray(payload)) return pick(random, hostile);
  const entries = Object.entries(payload);
  if (entries.length === 0) return pick(random, hostile);
  const at = Math.floor(random() * entries.length);
  const how = random();
  return Object.fromEntries(
    entries.flatMap(([key, value], index) => {
      if (index !== at) return [[key, value]];
      if (how < 0.3) return [];
      return [[key, how < 0.6 ? pick(random, hostile) : spoil(random, value)]];
    }),
  );
}
