import { sql } from "drizzle-orm";
import * as v from "valibot";
import { command, systemOnly } from "../../kernel/verb";
import { RecordSession } from "./inputs";

/** Stays have the object's keys, so that the same stay twice is kept once; one that has ended stays ended. */
export const recordSession = command({
  name: "liveSessions.record",
  summary: "Keeps who was in a live session, and once it is over its questions and polls, as its object tells.",
  may: systemOnly,
  input: RecordSession,
  output: v.object({}),
  errors: [],
  async run(ctx, { uuid, stays, outcome }) {
    const instant = (column: string) => sql.raw(`to_timestamp(t."${column}" / 1000)`);
    await ctx.commit({
      statements: (w) => [
        w.execute(sql`
          insert into live_attendance (session_id, user_id, stay_key, is_host, joined_at, left_at)
          select s.id, u.id, t.key, t."isHost", ${instant("joinedAt")}, ${instant("leftAt")}
          from jsonb_to_recordset(${JSON.stringify(stays)}::jsonb)
            as t(key uuid, person uuid, "isHost" boolean, "joinedAt" double precision, "leftAt" double precision)
          join users u on u.uuid = t.person join live_sessions s on s.uuid = ${uuid}::uuid
          on conflict (stay_key) do update set left_at = coalesce(live_attendance.left_at, excluded.left_at)`),
        w.execute(sql`
          update live_sessions set outcome = ${JSON.stringify(outcome ?? null)}::jsonb
          where uuid = ${uuid}::uuid and ${outcome !== undefined}::boolean and outcome is null`),
      ],
    });
    return {};
  },
});
