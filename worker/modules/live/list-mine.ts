import { sql } from "drizzle-orm";
import { rowsAsJson } from "../../kernel/json";
import { pageOf, toPage } from "../../kernel/paging";
import { query, signedIn } from "../../kernel/verb";
import { beyond } from "./before";
import { ListMine } from "./inputs";
import { mayAttend } from "./membership";
import { SessionCard, sessionColumns } from "./session-card";

/** A plan that nobody has kept stands here for a day. */
export const listMySessions = query({
  name: "liveSessions.listMine",
  summary:
    "Lists the live sessions of the courses that the caller learns or teaches: those that run or are to come, the next first; or those that are over, the last first.",
  may: signedIn,
  input: ListMine,
  output: pageOf(SessionCard),
  errors: [],
  async run(ctx, { past, cursor, limit }) {
    const { actor, now } = ctx;
    if (actor.kind !== "person") throw ctx.refuse("forbidden");
    const isPast = past === "true";
    const at = sql`${now.toISOString()}::timestamptz`;
    const wanted = isPast
      ? sql`s.status = 'ended'`
      : sql`(s.status = 'live' or (s.status in ('scheduled', 'cancelled') and s.starts_at > ${at} - interval '1 day'))`;
    const order = isPast ? sql`order by s.starts_at desc, s.id desc` : sql`order by s.starts_at, s.id`;
    // The first of each course, by its index, and of those the first.
    const [[page]] = await ctx.read((q) => [
      q
        .select({
          items: rowsAsJson<SessionCard>(sql`
            select ${sessionColumns(ctx.locale)}
            from courses c cross join lateral (
              select s.* from live_sessions s
              where s.course_id = c.id and s.deleted_at is null and ${wanted} ${beyond(cursor, isPast ? "newest" : "oldest")}
              ${order} limit ${limit + 1}
            ) as s join users u on u.id = s.host_id
            where c.id in (
                select course_id from enrollments where user_id = ${actor.id}
                union select course_id from course_instructors where user_id = ${actor.id})
              and ${mayAttend(actor, now)}
            ${order} limit ${limit + 1}`),
        })
        .from(sql`(values (1)) as one`),
    ]);
    return toPage(page?.items ?? [], limit, ({ uuid }) => [uuid]);
  },
});
