import { sql } from "drizzle-orm";
import type { Writing } from "../../kernel/database";
import { at, isLiveOf } from "./resettle";

/** Writes down that what a person had by subscription is over, where time says so at `now`: something new may begin. */
export const endLapsed = (w: Writing, userId: number, now: Date) =>
  w.execute(sql`
    update subscriptions s set status = 'expired', ended_at = coalesce(s.ended_at, greatest(s.paid_until, s.grace_ends_at))
    where ${isLiveOf(userId)} and s.status <> 'suspended' and greatest(s.paid_until, s.grace_ends_at) <= ${at(now)}`);
