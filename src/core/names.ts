import { distance } from "fastest-levenshtein";

// Letters that NFKD does not take apart, folded to what a keyboard without them types.
const folded = new Map(
  Object.entries({ ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i", ς: "σ" }),
);

const legalForms = new Set(
  (
    "inc incorporated llc llp ltd limited plc corp corporation co company gmbh mbh ag kg kgaa ug se sa sas sasu sarl " +
    "snc bv nv oy oyj ab as asa aps srl spa sl slu kk pty pte pvt sro doo kft nyrt jsc pjsc ooo bhd sdn ltda"
  ).split(" "),
);

/** "S.p.A." and "L.L.C." are one word; "booking.com" and "J.Crew" are two. */
const joinInitials = (text: string): string =>
  text.replace(/(?<![\p{L}\p{N}])(?:\p{L}\.)+\p{L}?\.?(?![\p{L}\p{N}])/gu, (initials) =>
    /\p{L}\.\p{L}/u.test(initials) ? initials.replaceAll(".", "") : initials,
  );

const fold = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[ßæœøłđðþıς]/g, (letter) => folded.get(letter) ?? letter)
    .normalize("NFC");

/** Takes legal forms off the end, one after the other ("Co., Ltd."), and an "and" left hanging ("& Co. KG"). */
function withoutLegalForms(words: readonly string[]): readonly string[] {
  let length = words.length;
  while (length > 1 && legalForms.has(words[length - 1] ?? "")) {
    length -= 1;
    if (length > 1 && words[length - 1] === "and") length -= 1;
  }
  return words.slice(0, length);
}

/**
 * The form by which two spellings of one company are the same: compatibility forms, case and accents folded,
 * "&" read as "and", apostrophes dropped, other punctuation and symbols a space, legal forms (Inc, Ltd, GmbH, SA,
 * Co …) taken off the end but never to nothing. Letters of every script, digits and emoji stay. "Spa" is a legal form
 * only as "SpA", "SPA" or "S.p.A.". Empty when the name is only punctuation. Applying it twice changes nothing.
 */
export function normaliseName(name: string): string {
  // Most names are plain, and a menu of closest names normalises thousands.
  if (/^[a-z0-9 ]*$/i.test(name) && !/spa/i.test(name))
    return withoutLegalForms(
      name
        .toLowerCase()
        .split(" ")
        .filter((word) => word !== ""),
    ).join(" ");
  const marked = name
    .toWellFormed()
    .replace(/[©®™℠\ue000]/gu, " ")
    .replace(/(?<![\p{L}\p{N}])(?:a\/s|s\/a)(?![\p{L}\p{N}])/giu, (form) => form.replace("/", ""))
    .replace(/(?<![\p{L}\p{N}])spa(?![\p{L}\p{N}])/giu, (form) =>
      form === "SpA" || form === "SPA" ? form : "spa\ue000",
    );
  const words = fold(joinInitials(marked))
    .replace(/&/g, " and ")
    .replace(/['’‘ʼ`´]/g, "")
    .replace(
      /[^\p{L}\p{M}\p{N}\p{Extended_Pictographic}\p{Regional_Indicator}\p{Join_Control}\ue000]+/gu,
      " ",
    )
    .trim()
    .split(" ")
    .filter((word) => !/^\p{Join_Control}*$/u.test(word));
  return withoutLegalForms(words).join(" ").replaceAll("\ue000", "");
}

/** A name like the one asked for: as given, its place in the list given, and a score 0..1 where 1 is the same name. */
export type ClosestName = { name: string; index: number; score: number };

const leastScore = 0.6;
const beginningScore = 0.9;
const wordsScore = 0.8;

const hasAll = (words: readonly string[], wanted: readonly string[]): boolean =>
  wanted.every((word) => words.includes(word));

function scoreOf(query: string, name: string): number {
  if (query === name) return 1;
  const longest = Math.max(query.length, name.length);
  const shortest = Math.min(query.length, name.length);
  // Lengths this far apart cannot be alike enough: the distance is at least their difference.
  const likeness = shortest / longest < leastScore ? 0 : 1 - distance(query, name) / longest;
  if (shortest < 2) return likeness;
  // A longer rest lowers the score a little, so that the nearer of two beginnings comes first.
  const rest = (1 - shortest / longest) / 10;
  if (name.startsWith(query) || query.startsWith(`${name} `))
    return Math.max(likeness, beginningScore - rest);
  const [queryWords, nameWords] = [query.split(" "), name.split(" ")];
  const isContained = hasAll(nameWords, queryWords) || hasAll(queryWords, nameWords);
  return isContained ? Math.max(likeness, wordsScore - rest) : likeness;
}

/**
 * The names nearest to a typed one, best first, at most `most` of them, for a person to choose from: never to be
 * taken by itself unless the score is 1. Likeness is 1 − Levenshtein distance ÷ the longer length of the
 * normalised names; a name that begins with the query scores at least 0.8, one that holds all its words 0.7.
 * Below 0.6 a name is left out. Equal scores keep the order given. Empty for a query of only punctuation.
 */
export function closestNames(query: string, names: readonly string[], most = 5): ClosestName[] {
  const wanted = normaliseName(query);
  if (wanted === "") return [];
  return names
    .map((name, index) => ({ name, index, score: scoreOf(wanted, normaliseName(name)) }))
    .filter((each) => each.score >= leastScore)
    .sort((a, b) => b.score - a.score || a.index - b.index)
    .slice(0, Math.max(0, most));
}
