import { sql } from "drizzle-orm";
import { check, index, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { entity, instant, int8 } from "../../kernel/columns";
import { users } from "../accounts/schema";
import { courses } from "../catalogue/schema";

export type EnrollmentStatus = "in_progress" | "completed" | "dropped" | "expired";

export const enrollments = pgTable(
  "enrollments",
  {
    ...entity(),
    userId: int8("user_id")
      .notNull()
      .references(() => users.id),
    courseId: int8("course_id")
      .notNull()
      .references(() => courses.id),
    status: text("status").$type<EnrollmentStatus>().notNull().default("in_progress"),
    /** How access was gained; billing adds purchase and subscription. */
    enrollmentType: text("enrollment_type").$type<"free" | "purchase" | "subscription" | "instructor">().notNull(),
    enrolledById: int8("enrolled_by_id").references(() => users.id),
    enrolledAt: instant("enrolled_at").notNull().default(sql`now()`),
    expiresAt: instant("expires_at"),
    droppedAt: instant("dropped_at"),
    completedAt: instant("completed_at"),
  },
  (t) => [
    uniqueIndex("enrollments_user_course").on(t.userId, t.courseId),
    check("enrollments_status", sql`${t.status} in ('in_progress','completed','dropped','expired')`),
    check("enrollments_type", sql`${t.enrollmentType} in ('free','purchase','subscription','instructor')`),
    index("enrollments_course").on(t.courseId, t.id),
    index("enrollments_course_status").on(t.courseId, t.status),
    index("enrollments_user_status").on(t.userId, t.status, t.id),
    index("enrollments_enrolled_by").on(t.enrolledById),
    index("enrollments_expires").on(t.expiresAt).where(sql`status = 'in_progress' and expires_at is not null`),
  ],
);
