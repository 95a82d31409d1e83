/** Making one costs more than all else of a dashboard's rules, and there are as many as zones. */
const calendars = new Map<string, Intl.DateTimeFormat>();

/** The calendar day of an instant in an IANA zone, "2026-03-02". */
export function dayIn(timeZone: string, at: Date): string {
  let calendar = calendars.get(timeZone);
  if (!calendar) {
    calendar = new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
    calendars.set(timeZone, calendar);
  }
  return calendar.format(at);
}

/** The `count` days that end with `day`, oldest first. */
export function daysUntil(day: string, count: number): string[] {
  const last = Date.parse(`${day}T00:00:00Z`);
  return Array.from({ length: count }, (_, i) =>
    new Date(last - (count - 1 - i) * 86_400_000).toISOString().slice(0, 10),
  );
}
