import { sql } from "drizzle-orm";
import * as v from "valibot";
import { rowsAsJson } from "../../kernel/json";
import { query, systemOnly } from "../../kernel/verb";
import { OpenSessions } from "./inputs";

export const openSessions = query({
  name: "liveSessions.open",
  summary:
    "The live sessions that a person has entered within the hour: where they may have a socket open. One stands open for half an hour at most.",
  may: systemOnly,
  input: OpenSessions,
  output: v.object({ uuids: v.array(v.string()) }),
  errors: [],
  async run(ctx, { userUuid, courseUuid }) {
    const ofCourse = courseUuid
      ? sql`and s.course_id = (select id from courses where uuid = ${courseUuid}::uuid)`
      : sql``;
    const [[found]] = await ctx.read((q) => [
      q
        .select({
          rows: rowsAsJson<{ uuid: string }>(sql`
            select s.uuid from live_entrances e join live_sessions s on s.id = e.session_id
            where e.user_id = (select id from users where uuid = ${userUuid}::uuid)
              and e.entered_at > ${ctx.now.toISOString()}::timestamptz - interval '1 hour' ${ofCourse}`),
        })
        .from(sql`(values (1)) as one`),
    ]);
    return { uuids: (found?.rows ?? []).map(({ uuid }) => uuid) };
  },
});
