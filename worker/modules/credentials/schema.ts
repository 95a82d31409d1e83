import { sql } from "drizzle-orm";
import { boolean, date, index, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { entity, instant, int8, type Locale, translations } from "../../kernel/columns";
import { users } from "../accounts/schema";
import { courses } from "../catalogue/schema";
import { enrollments } from "../enrolment/schema";

export const certificates = pgTable(
  "certificates",
  {
    ...entity(),
    /** RL-XXXX-XXXX-XXXX-XXXX, Crockford base 32: eighty random bits, not to be guessed. */
    number: text("number").notNull().unique(),
    userId: int8("user_id")
      .notNull()
      .references(() => users.id),
    courseId: int8("course_id")
      .notNull()
      .references(() => courses.id),
    enrollmentId: int8("enrollment_id")
      .notNull()
      .references(() => enrollments.id),
    /** As they were on the day; a later change of name or title is a reissue. */
    recipientName: text("recipient_name").notNull(),
    recipientNameAr: text("recipient_name_ar"),
    courseTitle: translations<string>("course_title"),
    instructorName: text("instructor_name"),
    completedOn: date("completed_on", { mode: "string" }).notNull(),
    locale: text("locale").$type<Locale>().notNull(),
    issuedAt: instant("issued_at").notNull(),
    /** Null when issued by rule. */
    issuedById: int8("issued_by_id").references(() => users.id),
    /** Set by the queue consumer once both PDFs are in R2. */
    pdfMadeAt: instant("pdf_made_at"),
    revokedAt: instant("revoked_at"),
    revokedById: int8("revoked_by_id").references(() => users.id),
    revokedReason: text("revoked_reason"),
    /** The certificate that took this one's place. */
    replacedById: int8("replaced_by_id"),
    downloadCount: integer("download_count").notNull().default(0),
    isPublic: boolean("is_public").notNull().default(true),
  },
  (t) => [
    uniqueIndex("certificates_valid_enrollment").on(t.enrollmentId).where(sql`revoked_at is null`),
    index("certificates_user").on(t.userId, t.id),
    index("certificates_revoked").on(t.id).where(sql`revoked_at is not null`),
    index("certificates_course").on(t.courseId, t.id),
    index("certificates_search").using(
      "gin",
      sql`(searchable(recipient_name || ' ' || coalesce(recipient_name_ar, '') || ' ' || number)) gin_trgm_ops`,
    ),
    index("certificates_issued_by").on(t.issuedById),
    index("certificates_revoked_by").on(t.revokedById),
    index("certificates_replaced_by").on(t.replacedById),
  ],
);
