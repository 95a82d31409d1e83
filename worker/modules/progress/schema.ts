import { sql } from "drizzle-orm";
import { check, date, index, integer, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { fact, instant, int4multirange, int8 } from "../../kernel/columns";
import { users } from "../accounts/schema";
import { contentItems, lessons } from "../catalogue/schema";
import { enrollments } from "../enrolment/schema";

export const lessonProgress = pgTable(
  "lesson_progress",
  {
    ...fact(),
    enrollmentId: int8("enrollment_id")
      .notNull()
      .references(() => enrollments.id),
    lessonId: int8("lesson_id")
      .notNull()
      .references(() => lessons.id),
    status: text("status").$type<"started" | "completed">().notNull().default("started"),
    /** Seconds the lesson was open and in front, as the server's clock allows. */
    timeSpentSeconds: integer("time_spent_seconds").notNull().default(0),
    lastOpenedAt: instant("last_opened_at").notNull(),
    /** The last beacon that was counted: time can pass only once. */
    lastBeaconAt: instant("last_beacon_at"),
    completedAt: instant("completed_at"),
  },
  (t) => [
    check("lesson_progress_status", sql`${t.status} in ('started','completed')`),
    uniqueIndex("lesson_progress_enrollment_lesson").on(t.enrollmentId, t.lessonId),
    index("lesson_progress_lesson").on(t.lessonId),
    index("lesson_progress_enrollment_opened").on(t.enrollmentId, t.lastOpenedAt),
  ],
);

/** Which seconds of a video were really played: watched twice counts once, skipped counts never. */
export const videoWatches = pgTable(
  "video_watches",
  {
    enrollmentId: int8("enrollment_id")
      .notNull()
      .references(() => enrollments.id),
    contentItemId: int8("content_item_id")
      .notNull()
      .references(() => contentItems.id),
    watched: int4multirange("watched").notNull().default("{}"),
    positionSeconds: integer("position_seconds").notNull().default(0),
    lastBeaconAt: instant("last_beacon_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.enrollmentId, t.contentItemId] }), index("video_watches_item").on(t.contentItemId)],
);

/** Days on which a person learned, by their own calendar: what streaks and the week's chart are read off. */
export const learningDays = pgTable(
  "learning_days",
  {
    userId: int8("user_id")
      .notNull()
      .references(() => users.id),
    day: date("day", { mode: "string" }).notNull(),
    /** Zero on a day when something was done without a counted minute: a lesson ticked off, a quiz handed in. */
    seconds: integer("seconds").notNull().default(0),
    /** The instant up to which the person's time is counted, whatever lessons it went to. */
    countedUntil: instant("counted_until"),
  },
  (t) => [primaryKey({ columns: [t.userId, t.day] }), check("learning_days_seconds", sql`${t.seconds} >= 0`)],
);
