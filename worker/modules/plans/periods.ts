export const cycles = ["monthly", "quarterly", "annual"] as const;
export type Cycle = (typeof cycles)[number];
export const monthsOf: Record<Cycle, number> = { monthly: 1, quarterly: 3, annual: 12 };

/** A wall clock: the milliseconds that it would be since 1970 if it hung in Greenwich. */
type Wall = number;

const dayMs = 86_400_000;
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  const options = { year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric" } as const;
  const clock = new Intl.DateTimeFormat("en-US", { ...options, second: "numeric", hourCycle: "h23", timeZone: zone });
  clocks.set(zone, clock);
  return clock;
}

function wallAt(instant: number, zone: string): Wall {
  const [month = 1, day = 1, year = 1970, hour = 0, minute = 0, second = 0] = clockOf(zone)
    .format(instant)
    .split(/\D+/)
    .map(Number);
  // Zones keep whole seconds; the rest is the instant's own.
  return Date.UTC(year, month - 1, day, hour, minute, second) + (((instant % 1000) + 1000) % 1000);
}

/** The instant at which a zone's clocks show `wall`: the first of two, and as much after a leap forward as the clock was to show after its beginning. */
function instantAt(wall: Wall, zone: string): number {
  const offsets = [wall - dayMs, wall + dayMs].map((around) => wallAt(around, zone) - around);
  const shown = offsets.map((offset) => wall - offset).filter((instant) => wallAt(instant, zone) === wall);
  return shown.length > 0 ? Math.min(...shown) : wall - Math.min(...offsets);
}

/** `months` after the anchor by the zone's calendar, at the same hour on the wall; in a month that is too short, on its last day. */
export function monthsAfter(anchor: Date, months: number, zone: string): Date {
  const wall = wallAt(anchor.getTime(), zone);
  const at = new Date(wall);
  const month = at.getUTCMonth() + months;
  const lastDay = new Date(Date.UTC(at.getUTCFullYear(), month + 1, 0)).getUTCDate();
  const day = Math.min(at.getUTCDate(), lastDay);
  const midnight = Date.UTC(at.getUTCFullYear(), month, day);
  return new Date(instantAt(midnight + (((wall % dayMs) + dayMs) % dayMs), zone));
}

/** When a period that begins at `startsAt`, itself some months after `anchor`, ends. */
export function periodEnd(anchor: Date, startsAt: Date, cycle: Cycle, zone: string): Date {
  const [from, to] = [anchor, startsAt].map((instant) => new Date(wallAt(instant.getTime(), zone))) as [Date, Date];
  const about = (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth();
  // A clock that leaps over midnight may have moved it to the next month.
  const passed = [about, about - 1].find((n) => monthsAfter(anchor, n, zone).getTime() === startsAt.getTime());
  // A zone whose rules were changed since: counted anew, so that nothing is left out and nothing had twice.
  return passed === undefined
    ? monthsAfter(startsAt, monthsOf[cycle], zone)
    : monthsAfter(anchor, passed + monthsOf[cycle], zone);
}
