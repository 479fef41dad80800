/** "Mon 23 Nov, 10:00" as its day and its hour; a text without a comma is all hour. */
export function splitTime(time: string): { day: string; hour: string } {
  const at = time.lastIndexOf(", ");
  return at === -1 ? { day: "", hour: time } : { day: time.slice(0, at), hour: time.slice(at + 2) };
}
