/** What a field of type datetime-local shows for an instant in a time zone: "2026-03-09T14:30". */
export function toLocalInput(instant: string | null, timeZone: string): string {
  if (!instant) return "";
  const { year, month, day, hour, minute } = partsOf(new Date(instant), timeZone);
  return `${year}-${month}-${day}T${hour}:${minute}`;
}

/** The instant that such a field means in a time zone, ISO 8601; what is no such time comes back as it is, for the verb to refuse. */
export function fromLocalInput(local: string, timeZone: string): string {
  const wall = Date.parse(`${local}Z`);
  if (local === "" || Number.isNaN(wall)) return local;
  // Twice, since the offset at the first guess may be that of the other side of a change of clocks.
  const first = wall - offsetAt(wall, timeZone);
  return new Date(wall - offsetAt(first, timeZone)).toISOString();
}

function offsetAt(instant: number, timeZone: string): number {
  const { year, month, day, hour, minute } = partsOf(new Date(instant), timeZone);
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}Z`) - Math.floor(instant / 60_000) * 60_000;
}

function partsOf(date: Date, timeZone: string): Record<string, string> {
  const format = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  return Object.fromEntries(format.formatToParts(date).map(({ type, value }) => [type, value]));
}
