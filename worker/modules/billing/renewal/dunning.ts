/** How a renewal that was refused is tried again, as the settings say: so many days after the period's end, and no longer than the days of grace. */
export interface DunningSettings {
  graceDays: number;
  dunningDays: number[];
}

const dayMs = 86_400_000;
const daysAfter = (instant: string, days: number) => new Date(Date.parse(instant) + days * dayMs);

export const graceEnd = (endsAt: string, { graceDays }: DunningSettings) => daysAfter(endsAt, graceDays);

/** When a renewal that failed so often is tried again; null where it is tried no more. */
export function nextTry(endsAt: string, failures: number, { dunningDays }: DunningSettings): Date | null {
  const days = dunningDays[failures - 1];
  return days === undefined ? null : daysAfter(endsAt, days);
}
