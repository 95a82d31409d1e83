import { type SQL, sql } from "drizzle-orm";
import * as v from "valibot";
import type { Writing } from "../../kernel/database";
import { refuseStale, versionOf } from "../../kernel/version";

/** Over `courses c`: each form of a course's settings has a version of its own. */
const courseParts = {
  words: versionOf(sql`c.translations`),
  seo: versionOf(sql`c.seo`),
  place: versionOf(sql`c.slug`, sql`c.level`, sql`c.category_id`),
  price: versionOf(sql`c.pricing_model`, sql`c.price`),
  rules: versionOf(sql`c.minimum_score_percent`, sql`c.watched_percent`, sql`c.certificate_enabled`),
};
type Part = keyof typeof courseParts;
const parts = Object.keys(courseParts) as Part[];

export const courseVersions = sql`json_build_object(${sql.join(
  parts.flatMap((part) => [sql.raw(`'${part}'`), courseParts[part]]),
  sql`, `,
)})`;
export const CourseVersions = v.object({
  words: v.string(),
  seo: v.string(),
  place: v.string(),
  price: v.string(),
  rules: v.string(),
});
export const refuseStaleCourse = (w: Writing, courseId: SQL, seen: Partial<Record<Part, string | undefined>>) =>
  parts.flatMap((part) =>
    refuseStale(w, sql`select ${courseParts[part]} from courses c where c.id = ${courseId}`, seen[part]),
  );

/** Over `lessons l`. */
export const lessonVersion = versionOf(
  sql`l.translations`,
  sql`l.duration_minutes`,
  sql`l.is_mandatory`,
  sql`l.is_preview`,
);
/** Over `content_items i`. */
export const itemVersion = versionOf(
  sql`i.translations`,
  sql`i.source`,
  sql`i.media_id`,
  sql`i.media_ar_id`,
  sql`i.ref_uuid`,
  sql`i.duration_seconds`,
);
