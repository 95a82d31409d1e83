import { sql } from "drizzle-orm";
import * as v from "valibot";
import { iso, rowsAsJson } from "../../kernel/json";
import { pageOf, toPage } from "../../kernel/paging";
import { granted, query } from "../../kernel/verb";
import { personName, reaches } from "../catalogue";
import { lastUuid } from "./before";
import { ofCourse } from "./hold";
import { ListAttendance } from "./inputs";
import { SessionCard, sessionColumns } from "./session-card";

const Attendee = v.object({
  uuid: v.string(),
  name: v.string(),
  email: v.string(),
  isHost: v.boolean(),
  firstJoinedAt: v.string(),
  /** Null for whoever is still there. */
  lastLeftAt: v.nullable(v.string()),
  stays: v.number(),
  /** Of all stays together, rounded up. */
  minutes: v.number(),
});
type Attendee = v.InferOutput<typeof Attendee>;

export const listAttendance = query({
  name: "liveSessions.listAttendance",
  summary: "Lists who was in a live session, when they came and went, and for how long, by name.",
  may: granted("live_sessions.host", "course", "all"),
  input: ListAttendance,
  output: v.object({ ...pageOf(Attendee).entries, session: SessionCard }),
  errors: ["not_found"],
  async run(ctx, { sessionUuid, cursor, limit }) {
    const at = sql`${ctx.now.toISOString()}::timestamptz`;
    const last = lastUuid(cursor);
    const after = last
      ? sql`where (p.name, p.id) > (select ${personName(ctx.locale)}, u.id from users u where u.uuid = ${last}::uuid)`
      : sql``;
    const seconds = sql`extract(epoch from greatest(coalesce(a.left_at, ${at}), a.joined_at) - a.joined_at)`;
    const [[page]] = await ctx.read((q) => [
      q
        .select({
          session: sql<SessionCard>`(select to_json(f) from (select ${sessionColumns(ctx.locale)}) as f)`,
          items: rowsAsJson<Attendee>(sql`
            select p.uuid, p.name, p.email, p."isHost", p."firstJoinedAt", p."lastLeftAt", p.stays, p.minutes from (
              select u.id, u.uuid, ${personName(ctx.locale)} as name, u.email, bool_or(a.is_host) as "isHost",
                ${iso(sql`min(a.joined_at)`)} as "firstJoinedAt",
                case when bool_or(a.left_at is null) then null else ${iso(sql`max(a.left_at)`)} end as "lastLeftAt",
                count(*)::int as stays, ceil(sum(${seconds}) / 60)::int as minutes
              from live_attendance a join users u on u.id = a.user_id and u.deleted_at is null
              where a.session_id = s.id group by u.id
            ) as p ${after} order by p.name, p.id limit ${limit + 1}`),
        })
        .from(sql`${ofCourse} join users u on u.id = s.host_id`)
        .where(sql`s.uuid = ${sessionUuid}::uuid and s.deleted_at is null and ${reaches(ctx.actor, ctx.scopes)}`),
    ]);
    if (!page) throw ctx.refuse("not_found");
    return { ...toPage(page.items, limit, (row) => [row.uuid]), session: page.session };
  },
});
