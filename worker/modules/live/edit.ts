import { sql } from "drizzle-orm";
import * as v from "valibot";
import { refuseUnless } from "../../kernel/database";
import { command, granted } from "../../kernel/verb";
import { reaches } from "../catalogue";
import { holdSession } from "./hold";
import { EditSession } from "./inputs";
import { announced, changed, type FactRow, factColumns, reminded, tellNow } from "./telling";

/** Once it runs, only its name, its length and who is let in can change. */
export const editSession = command({
  name: "liveSessions.edit",
  summary: "Changes a live session that is not over. Learners are told of another hour.",
  may: granted("live_sessions.host", "course", "all"),
  input: EditSession,
  output: v.object({ uuid: v.string() }),
  errors: ["not_found", "live_session_past", "live_session_over", "live_session_running"],
  async run(ctx, { uuid, startsAt, ...plan }) {
    const begins = new Date(startsAt).toISOString();
    const isLater = new Date(begins) > ctx.now;
    const of = sql`live_sessions s where s.uuid = ${uuid}::uuid`;
    const moved = sql`s.starts_at <> ${begins}::timestamptz`;
    const [, , , , { rows }] = await ctx.commit({
      statements: (w) => [
        holdSession(w, uuid, reaches(ctx.actor, ctx.scopes)),
        refuseUnless(w, sql`exists (select from ${of} and s.status in ('scheduled', 'live'))`, "live_session_over"),
        refuseUnless(w, sql`not exists (select from ${of} and s.status = 'live' and ${moved})`, "live_session_running"),
        refuseUnless(w, sql`${isLater}::boolean or not exists (select from ${of} and ${moved})`, "live_session_past"),
        w.execute<FactRow>(sql`
          update live_sessions s set translations = ${JSON.stringify(plan.translations)}::jsonb, starts_at = ${begins}::timestamptz,
            moved_at = case when ${moved} then ${ctx.now.toISOString()}::timestamptz else s.moved_at end, duration_minutes = ${plan.durationMinutes}, time_zone = ${plan.timeZone}, admission = ${plan.admission}
          where s.uuid = ${uuid}::uuid returning ${factColumns}`),
      ],
      events: [announced(uuid, begins), reminded(uuid, begins, ctx.now), changed(uuid)],
    });
    tellNow(ctx, uuid, rows[0]);
    return { uuid };
  },
});
