import { sql } from "drizzle-orm";
import * as v from "valibot";
import { rowsAsJson } from "../../kernel/json";
import { pageOf, toPage } from "../../kernel/paging";
import { granted, query } from "../../kernel/verb";
import { reaches, word } from "../catalogue";
import { beyond } from "./before";
import { ListOfCourse } from "./inputs";
import { SessionCard, sessionColumns } from "./session-card";

export const listSessionsOfCourse = query({
  name: "liveSessions.listOfCourse",
  summary: "Lists the live sessions of a course, the latest first.",
  may: granted("live_sessions.host", "course", "all"),
  input: ListOfCourse,
  output: v.object({ ...pageOf(SessionCard).entries, courseTitle: v.string() }),
  errors: ["not_found"],
  async run(ctx, { courseUuid, cursor, limit }) {
    const [[page]] = await ctx.read((q) => [
      q
        .select({
          courseTitle: word(sql`c.translations`, "title", ctx.locale),
          items: rowsAsJson<SessionCard>(sql`
            select ${sessionColumns(ctx.locale)} from live_sessions s join users u on u.id = s.host_id
            where s.course_id = c.id and s.deleted_at is null ${beyond(cursor, "newest")}
            order by s.starts_at desc, s.id desc limit ${limit + 1}`),
        })
        .from(sql`courses as c`)
        .where(sql`c.uuid = ${courseUuid}::uuid and c.deleted_at is null and ${reaches(ctx.actor, ctx.scopes)}`),
    ]);
    if (!page) throw ctx.refuse("not_found");
    return { ...toPage(page.items, limit, ({ uuid }) => [uuid]), courseTitle: page.courseTitle };
  },
});
