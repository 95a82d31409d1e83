import { dayIn } from "../../../worker/modules/progress/day";

/** Milliseconds. */
export const minute = 60_000;
export const day = 24 * 60 * minute;

/** The instant, `days` days before `now`, at which a clock in the zone shows `hour` (fractions are minutes). */
export function atHour(now: Date, days: number, hour: number, timeZone: string): Date {
  const noon = new Date(`${dayIn(timeZone, new Date(now.getTime() - days * day))}T12:00:00Z`);
  const shown = new Intl.DateTimeFormat("en", { timeZone, hour: "numeric", minute: "numeric", hourCycle: "h23" });
  const part = (type: string) => Number(shown.formatToParts(noon).find((p) => p.type === type)?.value);
  const localHour = part("hour") + part("minute") / 60;
  return new Date(noon.getTime() + (hour - localHour) * 60 * minute);
}
