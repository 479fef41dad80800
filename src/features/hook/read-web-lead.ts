import { z } from "zod";
import { isEmail } from "../../core/company-from-email.ts";
import { type Day, formatDay, isDay } from "../../core/day.ts";
import { normaliseName } from "../../core/names.ts";
import { cleanText } from "../../slack/text.ts";

/** A lead as a web form hands it in; null: not said. */
export type WebLead = {
  id: string | null;
  company: string | null;
  name: string | null;
  email: string | null;
  source: string | null;
  campaign: string | null;
  product: string | null;
  division: string | null;
  day: Day | null;
  note: string | null;
};

/** What is wrong with it: a sentence for each field. */
export type WebLeadProblem = Readonly<Record<string, string>>;

type Read = { lead: WebLead } | { problem: WebLeadProblem };

const longest = 200;
const longestNote = 3000;

const Text = (most: number) =>
  z
    .union([z.string(), z.number().transform(String)], { error: "is a text" })
    .transform((text) => cleanText(text).trim())
    .refine((text) => text.length <= most, { error: `is at most ${most} characters long` })
    .transform((text) => (text === "" ? null : text))
    .nullish()
    .transform((text) => text ?? null);

const Fields = z.object({
  id: Text(longest),
  company: Text(longest).refine((text) => text === null || normaliseName(text) !== "", {
    error: "has no letter and no figure",
  }),
  name: Text(longest),
  email: Text(longest).refine((text) => text === null || isEmail(text), { error: "is no e-mail address" }),
  source: Text(longest),
  campaign: Text(longest),
  utm_source: Text(longest),
  utm_medium: Text(longest),
  utm_campaign: Text(longest),
  product: Text(longest),
  division: Text(longest),
  day: Text(longest).refine((text) => text === null || isDay(text), {
    error: "is a day of the calendar like 2026-11-25",
  }),
  note: Text(longestNote),
});

/** A body → its members: JSON's own, or a form's, of which the last of the same name counts. Null: no such thing. */
export function membersOf(kind: "json" | "form", body: string): unknown {
  if (kind === "form") return Object.fromEntries(new URLSearchParams(body));
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

/** Reads the members of a body; unknown ones are passed over. @param today in the ledger's zone: no lead comes later */
export function readWebLead(members: unknown, today: Day): Read {
  const read = Fields.safeParse(members);
  if (!read.success) return { problem: sentencesFor(read.error) };
  const { utm_source, utm_medium, utm_campaign, day, ...given } = read.data;
  if (given.company === null && given.email === null) {
    return { problem: { company: "Send company, or email, or both." } };
  }
  if (day !== null && isDay(day) && day > today) {
    return { problem: { day: `day is later than today, ${formatDay(today)}.` } };
  }
  if (day !== null && day < "1990-01-01") return { problem: { day: "day is before 1990." } };
  return {
    lead: {
      ...given,
      day: day !== null && isDay(day) ? day : null,
      source: given.source ?? utm_source ?? utm_medium,
      campaign: given.campaign ?? utm_campaign,
    },
  };
}

function sentencesFor(error: z.ZodError): WebLeadProblem {
  const sentences = error.issues.map((issue): [string, string] => {
    const [field] = issue.path;
    return field === undefined
      ? ["body", "The body is no JSON object with fields such as company and email."]
      : [String(field), `${String(field)} ${issue.message}.`];
  });
  return Object.fromEntries(sentences);
}
