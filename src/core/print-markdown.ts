/** A part of a document: a paragraph, or a table under a heading. */
export type MarkdownPart =
  | { kind: "text"; text: string }
  | { kind: "table"; title: string; header: readonly string[]; rows: readonly (readonly string[])[] };

/** Words that Markdown does not read as anything else: on one line, its marks escaped. */
const escapeMarks = (text: string): string =>
  text
    .replace(/\s+/gu, " ")
    .trim()
    .replace(/[\\`*_{}[\]<>#|~]/g, (mark) => `\\${mark}`);

/** A document of paragraphs and tables (GitHub's); a table without rows says so. Never throws. */
export function printMarkdown(title: string, parts: readonly MarkdownPart[]): string {
  const row = (cells: readonly string[]) => `| ${cells.map(escapeMarks).join(" | ")} |`;
  const printed = parts.map((part) => {
    if (part.kind === "text") return escapeMarks(part.text);
    const heading = `## ${escapeMarks(part.title)}`;
    if (part.rows.length === 0) return `${heading}\n\nNone.`;
    const rule = `|${" --- |".repeat(part.header.length)}`;
    return [`${heading}\n`, row(part.header), rule, ...part.rows.map(row)].join("\n");
  });
  return `${[`# ${escapeMarks(title)}`, ...printed].join("\n\n")}\n`;
}
