import { sql } from "drizzle-orm";
import { insist } from "../../kernel/database";
import { command, granted } from "../../kernel/verb";
import { mayBecome, missingForPublishing } from "./course-status";
import { SetCourseStatus } from "./inputs";
import { Named } from "./output";
import { reaches } from "./policy";
import type { CourseStatus } from "./schema";
import { courseOf, holdCourse } from "./structure";

export const setCourseStatus = command({
  name: "courses.setStatus",
  summary: "Publishes a course, makes it private or archives it.",
  may: granted("courses.publish", "course", "all"),
  input: SetCourseStatus,
  output: Named,
  errors: ["not_found", "course_incomplete", "course_status_refused", "conflict"],
  touchesPublic: true,
  async run(ctx, { uuid, status }) {
    const reach = reaches(ctx.actor, ctx.scopes);
    // Read first because a refusal tells what is missing; the commit below asks again, so nothing slips in between.
    const [[course]] = await ctx.read((q) => [
      q
        .select({
          status: sql<CourseStatus>`c.status`,
          title: sql<string | null>`c.translations->'en'->>'title'`,
          description: sql<string | null>`c.translations->'en'->>'description'`,
          lessonCount: sql<number>`c.lesson_count`,
        })
        .from(sql`courses as c`)
        .where(sql`c.uuid = ${uuid} and c.deleted_at is null and ${reach}`),
    ]);
    if (!course) throw ctx.refuse("not_found");
    if (!mayBecome(course.status, status))
      throw ctx.refuse("course_status_refused", { from: course.status, to: status });
    if (course.status === status) return { uuid };
    const missing = status === "published" ? missingForPublishing(course) : [];
    if (missing.length > 0) throw ctx.refuse("course_incomplete", { missing });
    const complete = sql`c.lesson_count > 0 and c.translations->'en'->>'description' is not null`;
    await ctx.commit({
      statements: (w) => [
        holdCourse(w, courseOf.course(uuid), reach),
        insist(
          w,
          sql`update courses c set status = ${status},
              published_at = ${status === "published" ? sql`coalesce(c.published_at, ${ctx.now.toISOString()}::timestamptz)` : sql`c.published_at`}
            where c.uuid = ${uuid} and c.status = ${course.status} and ${status === "published" ? complete : sql`true`}
            returning c.id`,
          "conflict",
        ),
      ],
    });
    return { uuid };
  },
});
