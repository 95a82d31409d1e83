import { periodEnd } from "../../plans";
import type { Terms } from "./kind";

/** The period that terms buy: the one they name, or from the second they were paid. */
export function periodOf(t: Terms, paidAt: Date): { anchorAt: Date; startsAt: Date; endsAt: Date } {
  return {
    anchorAt: t.anchorAt ? new Date(t.anchorAt) : paidAt,
    startsAt: t.startsAt ? new Date(t.startsAt) : paidAt,
    endsAt: t.endsAt ? new Date(t.endsAt) : periodEnd(paidAt, paidAt, t.cycle, t.timeZone),
  };
}
