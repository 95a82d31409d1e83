import { type SQL, sql } from "drizzle-orm";
import type { Selecting } from "../../kernel/database";
import { auditLogs, auditSeals, outbox } from "../../kernel/schema";
import { deadLetters } from "../notifications/schema";

/** Counting stops here: more is as bad. */
const enough = 1000;

/** What PostgreSQL knows of the platform's state at `now`, in one row. */
export const selectState = (q: Selecting, now: Date) => {
  const at = sql`${now.toISOString()}::timestamptz`;
  return q
    .select({
      waitingMessages: counted(
        sql`select from ${outbox} where sent_at is null and created_at < ${at} - interval '5 minutes' limit ${enough}`,
      ),
      deadLetters: counted(
        sql`select from ${deadLetters} where outcome is null and created_at > ${at} - interval '1 day' limit ${enough}`,
      ),
      unsealedMinutes: sql<number>`coalesce((
        select greatest(0, floor(extract(epoch from ${at} - a.created_at) / 60)) from ${auditLogs} a
        where (a.xid, a.id) > (coalesce((select last_xid from ${auditSeals} order by id desc limit 1), '0'::xid8),
          coalesce((select last_id from ${auditSeals} order by id desc limit 1), 0))
        order by a.xid, a.id limit 1), 0)`.mapWith(Number),
    })
    .from(sql`(values (1)) as one`);
};

const counted = (rows: SQL) => sql<number>`(select count(*) from (${rows}) as r)`.mapWith(Number);
