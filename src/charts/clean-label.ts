const wide =
  /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|\p{Extended_Pictographic}|[\uFF00-\uFFEF]/u;

/**
 * A label as charts show it: one line, no control characters and no directional overrides, which could turn the axis
 * around; angle brackets are Slack's markup, and nobody has seen whether charts read it, so their look-alikes stand in.
 * "–" stands for nothing: labels are never empty.
 */
export function cleanLabel(text: string): string {
  const clean = text
    .toWellFormed()
    .replace(/\s+/g, " ")
    .replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, "")
    .replaceAll("<", "‹")
    .replaceAll(">", "›")
    .trim();
  return clean === "" ? "–" : clean;
}

/** A clean label of at most `max` characters (code points), the last of which says that something was cut. */
export function cutLabel(text: string, max: number): string {
  const points = Array.from(cleanLabel(text));
  return points.length <= max ? points.join("") : `${points.slice(0, max - 1).join("")}…`;
}

/** A clean label at most as wide as `max` Latin letters: Chinese, Japanese, Korean and emoji take two. */
export function fitLabel(text: string, max: number): string {
  let width = 0;
  let fitted = "";
  for (const point of cleanLabel(text)) {
    width += wide.test(point) ? 2 : 1;
    if (width > max) return `${fitted.trimEnd()}…`;
    fitted += point;
  }
  return fitted;
}
