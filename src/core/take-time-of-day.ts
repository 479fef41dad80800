const clock = /^(\d{1,2})(?:[:.](\d{2}))?(?:([ap])\.?m\.?)?$/i;
const halfDay = /^[ap]\.?m\.?$/i;

/**
 * Takes the first time of day out of the words: "9:30", "09.30", "9am", "9:30 pm", "21:30". Gives it with the words
 * that are left; null when no word is a time, "bare" for a number alone ("9" may be morning or evening), "wrong" for a
 * time that no clock shows ("25:00", "13 pm"). Never throws.
 */
export function takeTimeOfDay(
  words: readonly string[],
): { localTime: string; rest: string[] } | "bare" | "wrong" | null {
  const at = words.findIndex((word) => clock.test(word));
  if (at < 0) return null;
  const next = words[at + 1] ?? "";
  const isApart = halfDay.test(next);
  const [, hour, minute, half] = clock.exec(`${words[at] ?? ""}${isApart ? next : ""}`) ?? [];
  if (minute === undefined && half === undefined) return "bare";
  const localTime = findLocalTime(Number(hour), Number(minute ?? 0), half?.toLowerCase());
  return localTime === null ? "wrong" : { localTime, rest: words.toSpliced(at, isApart ? 2 : 1) };
}

function findLocalTime(hour: number, minute: number, half: string | undefined): string | null {
  if (minute > 59 || hour > 23 || (half !== undefined && (hour < 1 || hour > 12))) return null;
  const hours = half === undefined ? hour : (hour % 12) + (half === "p" ? 12 : 0);
  return `${String(hours).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}
