import { sql } from "drizzle-orm";
import * as v from "valibot";
import { insist } from "../../kernel/database";
import { newUuid } from "../../kernel/ids";
import { command, granted } from "../../kernel/verb";
import { reaches } from "../catalogue";
import { ScheduleSession } from "./inputs";
import { announced, reminded } from "./telling";

export const scheduleSession = command({
  name: "liveSessions.schedule",
  summary: "Plans a live session of a course and tells everybody who learns in it.",
  may: granted("live_sessions.host", "course", "all"),
  input: ScheduleSession,
  output: v.object({ uuid: v.string() }),
  errors: ["not_found", "live_session_past"],
  idempotent: true,
  async run(ctx, { courseUuid, startsAt, ...plan }) {
    if (ctx.actor.kind !== "person") throw ctx.refuse("forbidden");
    const begins = new Date(startsAt);
    if (begins <= ctx.now) throw ctx.refuse("live_session_past");
    const uuid = newUuid();
    const course = sql`c.uuid = ${courseUuid}::uuid and c.deleted_at is null and ${reaches(ctx.actor, ctx.scopes)}`;
    const reply = { uuid };
    const hostId = ctx.actor.id;
    await ctx.commit({
      statements: (w) => [
        insist(
          w,
          sql`insert into live_sessions (uuid, course_id, host_id, translations, starts_at, moved_at, duration_minutes, time_zone, admission)
            select ${uuid}::uuid, c.id, ${hostId}, ${JSON.stringify(plan.translations)}::jsonb, ${begins.toISOString()}::timestamptz,
              ${ctx.now.toISOString()}::timestamptz, ${plan.durationMinutes}, ${plan.timeZone}, ${plan.admission} from courses c where ${course} returning id`,
          "not_found",
        ),
      ],
      events: [announced(uuid, begins.toISOString()), reminded(uuid, begins.toISOString(), ctx.now)],
      reply,
    });
    return reply;
  },
});
