/** Parts of a scheduled scorecard that can be switched off, in the order in which they stand. */
export const scorecardSections = ["chart", "funnel", "cells"] as const;

export type ScorecardSection = (typeof scorecardSections)[number];

const words: Record<ScorecardSection, string> = {
  chart: "the chart",
  funnel: "the funnel line",
  cells: "the cells of product lines and divisions",
};

/** A section by the word people type, "charts" as well as "chart"; null when it is none. */
export function findSection(word: string): ScorecardSection | null {
  const typed = word.toLowerCase().replace(/s$/, "");
  return scorecardSections.find((section) => section.replace(/s$/, "") === typed) ?? null;
}

/** A section in words: "the chart". */
export const wordsForSection = (section: ScorecardSection): string => words[section];

/** Sections as they are stored, "chart,cells", in their order; words of another version are left out. */
export function readSections(stored: string): ScorecardSection[] {
  const parts = stored.split(",");
  return scorecardSections.filter((section) => parts.includes(section));
}
