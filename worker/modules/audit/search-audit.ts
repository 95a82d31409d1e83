import { and, desc, eq, lt, type SQL, sql } from "drizzle-orm";
import type { Actor } from "../../kernel/actor";
import { pageOf, readIdCursor, toPage } from "../../kernel/paging";
import { auditLogs } from "../../kernel/schema";
import { granted, query } from "../../kernel/verb";
import { users } from "../accounts/schema";
import { Entry, entryColumns, entryOf } from "./entry";
import { SearchAudit } from "./inputs";

export const searchAudit = query({
  name: "audit.search",
  summary: "Searches the audit trail, newest first.",
  may: granted("audit.read", "all"),
  input: SearchAudit,
  output: pageOf(Entry),
  errors: [],
  async run(ctx, { cursor, limit, ...filters }) {
    const before = readIdCursor(cursor);
    const [rows] = await ctx.read((q) => [
      q
        .select(entryColumns)
        .from(auditLogs)
        .leftJoin(users, eq(users.id, auditLogs.actorId))
        .where(
          and(
            filters.actorUuid
              ? sql`${auditLogs.actorId} = (select id from ${users} where uuid = ${filters.actorUuid})`
              : undefined,
            filters.entityType ? eq(auditLogs.entityType, filters.entityType) : undefined,
            filters.entityUuid ? eq(auditLogs.entityUuid, filters.entityUuid) : undefined,
            filters.action ? eq(auditLogs.action, filters.action) : undefined,
            filters.verb ? eq(auditLogs.verb, filters.verb) : undefined,
            filters.from ? sql`${auditLogs.createdAt} >= ${instantOf(filters.from, ctx.actor, 0)}` : undefined,
            filters.to ? untilOf(filters.to, ctx.actor) : undefined,
            filters.to ? writtenBefore(filters.to, ctx.actor) : undefined,
            filters.q ? mentions(filters.q) : undefined,
            before !== null ? lt(auditLogs.id, before) : undefined,
          ),
        )
        .orderBy(desc(auditLogs.id))
        .limit(limit + 1),
    ]);
    const { items, next } = toPage(rows, limit, (row) => [row.id]);
    return { items: items.map((row) => entryOf(row, true)), next };
  },
});

const isDay = (moment: string) => moment.length === 10;
const instantOf = (moment: string, actor: Actor, days: number): SQL =>
  isDay(moment)
    ? sql`((${moment}::date + ${days}::integer)::timestamp at time zone ${actor.kind === "person" ? actor.timeZone : "UTC"})`
    : sql`${moment}::timestamptz`;
const untilOf = (moment: string, actor: Actor): SQL =>
  isDay(moment)
    ? sql`${auditLogs.createdAt} < ${instantOf(moment, actor, 1)}`
    : sql`${auditLogs.createdAt} <= ${instantOf(moment, actor, 0)}`;

/**
 * Where to begin to walk back from: what was written an hour later has a higher id than everything up to then, since no transaction
 * lasts that long. Without it the newest rows would be read first, and left out one by one.
 */
const writtenBefore = (moment: string, actor: Actor): SQL => sql`${auditLogs.id} < coalesce((
  select later.id from ${auditLogs} later where later.created_at >= ${instantOf(moment, actor, 1)} + interval '1 hour'
  order by later.created_at limit 1), 9223372036854775807)`;

/** Each arm has an index of its own: actors through the people's search, verbs by the range of a prefix, kinds and uuids exactly. */
function mentions(text: string): SQL {
  const pattern = text.replace(/[\\%_]/g, "\\$&");
  const isUuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
  return sql`(${auditLogs.actorId} = any (array(
      select id from ${users}
      where searchable(full_name || ' ' || coalesce(full_name_ar, '') || ' ' || email::text || ' ' || coalesce(username::text, ''))
        like '%' || searchable(${pattern}) || '%' limit 500))
    or (${auditLogs.verb} >= ${text} and ${auditLogs.verb} < ${`${text}\uFFFF`}) or ${auditLogs.entityType} = ${text.toLowerCase()}
    or ${isUuid ? eq(auditLogs.entityUuid, text) : sql`false`})`;
}
