import { sql } from "drizzle-orm";
import { boolean, check, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { entity, fact, instant, int8, translations } from "../../kernel/columns";
import { users } from "../accounts/schema";
import { courses } from "../catalogue/schema";
import type { admissions, Outcome, SessionStatus } from "./inputs";

/** A live session of a course. What happens in it is ordered by its object (durable-objects/live-session). */
export const liveSessions = pgTable(
  "live_sessions",
  {
    ...entity(),
    courseId: int8("course_id")
      .notNull()
      .references(() => courses.id),
    /** Who planned it. Everybody who teaches the course can host. */
    hostId: int8("host_id")
      .notNull()
      .references(() => users.id),
    translations: translations<{ title: string }>(),
    startsAt: instant("starts_at").notNull(),
    /** When the hour was last set: whoever was told of it then is not told again. */
    movedAt: instant("moved_at").notNull(),
    durationMinutes: integer("duration_minutes").notNull(),
    /** Where `starts_at` was meant on the clock, an IANA name. */
    timeZone: text("time_zone").notNull(),
    status: text("status").$type<SessionStatus>().notNull().default("scheduled"),
    admission: text("admission").$type<(typeof admissions)[number]>().notNull().default("open"),
    startedAt: instant("started_at"),
    endedAt: instant("ended_at"),
    recordingUrl: text("recording_url"),
    /** The questions and polls, as its object left them. */
    outcome: jsonb("outcome").$type<Outcome>(),
  },
  (t) => [
    index("live_sessions_course").on(t.courseId, t.startsAt, t.id),
    index("live_sessions_host").on(t.hostId),
    check("live_sessions_status", sql`${t.status} in ('scheduled','live','ended','cancelled')`),
    check("live_sessions_admission", sql`${t.admission} in ('open','by_host')`),
    check("live_sessions_duration", sql`${t.durationMinutes} between 5 and 720`),
    check("live_sessions_recording", sql`${t.recordingUrl} like 'https://%'`),
    check(
      "live_sessions_times",
      sql`(${t.status} in ('live','ended')) = (started_at is not null) and (${t.status} = 'ended') = (ended_at is not null)`,
    ),
  ],
);

/** Whom the door has let in, and when last: where somebody may have a socket open. */
export const liveEntrances = pgTable(
  "live_entrances",
  {
    ...fact(),
    sessionId: int8("session_id")
      .notNull()
      .references(() => liveSessions.id, { onDelete: "cascade" }),
    userId: int8("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    enteredAt: instant("entered_at").notNull(),
  },
  (t) => [
    uniqueIndex("live_entrances_session_user").on(t.sessionId, t.userId),
    index("live_entrances_user").on(t.userId, t.enteredAt),
  ],
);

/** One row a stay, under the key that the session's object gave it. */
export const liveAttendance = pgTable(
  "live_attendance",
  {
    ...fact(),
    sessionId: int8("session_id")
      .notNull()
      .references(() => liveSessions.id, { onDelete: "cascade" }),
    userId: int8("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    stayKey: uuid("stay_key").notNull().unique(),
    isHost: boolean("is_host").notNull(),
    joinedAt: instant("joined_at").notNull(),
    /** Null for whoever is still there. */
    leftAt: instant("left_at"),
  },
  (t) => [
    index("live_attendance_session").on(t.sessionId, t.userId),
    index("live_attendance_user").on(t.userId),
    check("live_attendance_times", sql`${t.leftAt} >= ${t.joinedAt}`),
  ],
);
