import { type SQL, sql } from "drizzle-orm";
import type { CommandContext } from "../../kernel/context";
import type { SessionFacts } from "../../kernel/ports";

/** Learners are told again so long before it begins. */
const remindMinutes = 15;

const courseOf = (uuid: string): SQL =>
  sql`(select c.uuid from courses c join live_sessions s on s.course_id = c.id where s.uuid = ${uuid}::uuid)`;

const telling = (type: string, uuid: string, startsAt: string | SQL): SQL => sql`jsonb_build_object(
  'type', ${type}::text, 'to', jsonb_build_object('learnersOf', ${courseOf(uuid)}), 'courseUuid', ${courseOf(uuid)},
  'params', jsonb_build_object('startsAt', ${startsAt}::text), 'link', ${`/live/${uuid}`}::text)`;

/** Tells everybody who learns in the course when it begins; once for each time that the hour was set. */
export const announced = (uuid: string, startsAt: string) => ({
  kind: "notification.asked",
  payload: sql`${telling("live_session.scheduled", uuid, startsAt)} || jsonb_build_object(
    'origin', (select md5(concat(s.uuid, s.moved_at, s.starts_at))::uuid from live_sessions s where s.uuid = ${uuid}::uuid))`,
});

/** Tells the same people, once, that it will not be. */
export const calledOff = (uuid: string) => ({
  kind: "notification.asked",
  payload: sql`${telling(
    "live_session.cancelled",
    uuid,
    sql`(select to_char(s.starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') from live_sessions s where s.uuid = ${uuid}::uuid)`,
  )} || jsonb_build_object('origin', ${uuid}::text)`,
});

/** Sets the reminder, moves it, or drops it where `startsAt` is null. One that would be due already is dropped too. */
export function reminded(uuid: string, startsAt: string | null, now: Date) {
  const due = startsAt === null ? null : Date.parse(startsAt) - remindMinutes * 60_000;
  const dueAt = due === null || due <= now.getTime() ? null : new Date(due).toISOString();
  const tell = telling("live_session.starting", uuid, startsAt ?? now.toISOString());
  return {
    kind: "reminder.set",
    payload: sql`jsonb_build_object('key', ${`live_session:${uuid}`}::text, 'dueAt', ${dueAt}::text, 'tell', ${tell})`,
  };
}

/** Stands behind the call that tells the session's object of a change. */
export const changed = (uuid: string) => ({ kind: "live_session.changed", payload: { sessionUuid: uuid } });

/** Over `live_sessions s`: what its object goes by. */
export const factColumns = sql`s.status, s.admission, (extract(epoch from s.updated_at) * 1000)::bigint::text as version`;
export interface FactRow extends Record<string, unknown> {
  status: SessionFacts["status"];
  admission: SessionFacts["admission"];
  version: string;
}
export const factsOf = ({ status, admission, version }: FactRow): SessionFacts => ({
  status,
  admission,
  version: Number(version),
});

/** Tells the object straight after the commit, within the second. */
export function tellNow(ctx: CommandContext, uuid: string, row: FactRow | undefined): void {
  if (!row) return;
  ctx.waitUntil(
    ctx.ports.live
      .sessionChanged(uuid, factsOf(row))
      .catch((error: unknown) => ctx.log.warn("session_not_told", { reason: String(error) })),
  );
}
