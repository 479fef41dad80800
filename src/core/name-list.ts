const shownMost = 12;

/** Names as people list them: "A", "A and B", "A, B and C"; of more than twelve the first, and how many more. */
export function nameList(names: readonly string[]): string {
  const shown = names.slice(0, shownMost);
  const more = names.length - shown.length;
  const all = more > 0 ? [...shown, `${more} more`] : shown;
  const last = all.at(-1) ?? "";
  return all.length < 2 ? last : `${all.slice(0, -1).join(", ")} and ${last}`;
}
