import { sql } from "drizzle-orm";
import * as v from "valibot";
import { guard } from "../../kernel/database";
import { command, signedIn } from "../../kernel/verb";
import { lessonWithEnrolment } from "./course-access";
import { lessonInput } from "./inputs";

/** A beacon counts the time since the one before. After this long a new sitting begins, and the pause is nobody's learning. */
const pause = sql`interval '2 minutes'`;

export const openLesson = command({
  name: "progress.openLesson",
  summary: "Marks a lesson as started and as the one opened last.",
  may: signedIn,
  input: lessonInput,
  output: v.object({ lessonUuid: v.string() }),
  errors: ["not_found", "not_enrolled"],
  async run(ctx, { lessonUuid }) {
    const now = sql`${ctx.now.toISOString()}::timestamptz`;
    const place = sql`${lessonWithEnrolment(ctx.actor, ctx.now)} where l.uuid = ${lessonUuid} and l.deleted_at is null`;
    await ctx.commit({
      statements: (w) => [
        w.execute(sql`select ${guard(sql`exists (select from ${place})`, "not_found")},
          ${guard(sql`exists (select from ${place} and e.id is not null)`, "not_enrolled")}`),
        w.execute(sql`
          insert into lesson_progress as p (enrollment_id, lesson_id, status, last_opened_at, last_beacon_at)
          select e.id, l.id, 'started', ${now}, ${now} from ${place}
          on conflict (enrollment_id, lesson_id) do update set last_opened_at = greatest(p.last_opened_at, excluded.last_opened_at),
            last_beacon_at = case when p.last_beacon_at > ${now} - ${pause} then p.last_beacon_at else ${now} end`),
      ],
    });
    return { lessonUuid };
  },
});
