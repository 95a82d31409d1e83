import { sql } from "drizzle-orm";
import { guard, textArray } from "../../kernel/database";
import { command, granted } from "../../kernel/verb";
import { mayBecomeFrom, missingForPublishing } from "./course-status";
import { SetCourseStatus } from "./inputs";
import { Named } from "./output";
import { reaches } from "./policy";
import { courseOf, holdCourse } from "./structure";

export const setCourseStatus = command({
  name: "courses.setStatus",
  summary: "Publishes a course, makes it private or archives it.",
  may: granted("courses.publish", "course", "all"),
  input: SetCourseStatus,
  output: Named,
  errors: ["not_found", "course_incomplete", "course_status_refused"],
  async run(ctx, { uuid, status }) {
    const reach = reaches(ctx.actor, ctx.scopes);
    const publishing = status === "published";
    const published = publishing
      ? sql`coalesce(c.published_at, ${ctx.now.toISOString()}::timestamptz)`
      : sql`c.published_at`;
    await ctx.commit({
      statements: (w) => [
        holdCourse(w, courseOf.course(uuid), reach),
        // Staying changes nothing, so nothing can be missing for it.
        w.execute(
          sql`select ${guard(
            sql`c.status = any(${textArray(mayBecomeFrom(status))})`,
            "course_status_refused",
            sql`jsonb_build_object('from', c.status, 'to', ${status}::text)`,
          )}, ${guard(
            sql`c.status = ${status} or not ${publishing}::boolean or ${missingForPublishing} = '[]'`,
            "course_incomplete",
            sql`jsonb_build_object('missing', ${missingForPublishing})`,
          )} from courses c where c.uuid = ${uuid}`,
        ),
        w.execute(
          sql`update courses c set status = ${status}, published_at = ${published} where c.uuid = ${uuid} and c.status <> ${status}`,
        ),
      ],
      touchesPublic: ([{ rows }]) => {
        const before = rows[0]?.status;
        return before !== status && (before === "published" || publishing);
      },
    });
    return { uuid };
  },
});
