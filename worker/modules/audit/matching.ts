import { and, eq, type SQL, sql } from "drizzle-orm";
import type * as v from "valibot";
import type { Actor } from "../../kernel/actor";
import { auditLogs } from "../../kernel/schema";
import { users } from "../accounts/schema";
import type { auditFilters } from "./inputs";

type Filters = v.InferOutput<v.StrictObjectSchema<typeof auditFilters, undefined>>;

/** SQL: the lines that a search or an export asks for. Days are the actor's. */
export const matching = (filters: Filters, actor: Actor): SQL | undefined =>
  and(
    filters.actorUuid
      ? sql`${auditLogs.actorId} = (select id from ${users} where uuid = ${filters.actorUuid})`
      : undefined,
    filters.entityType ? eq(auditLogs.entityType, filters.entityType) : undefined,
    filters.entityUuid ? eq(auditLogs.entityUuid, filters.entityUuid) : undefined,
    filters.action ? eq(auditLogs.action, filters.action) : undefined,
    filters.verb ? eq(auditLogs.verb, filters.verb) : undefined,
    filters.from ? sql`${auditLogs.createdAt} >= ${instantOf(filters.from, actor, 0)}` : undefined,
    filters.to ? untilOf(filters.to, actor) : undefined,
    filters.to ? writtenBefore(filters.to, actor) : undefined,
    filters.q ? mentions(filters.q) : undefined,
  );

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

/**
 * Each arm has an index of its own: what people did and what was done to them through the people's search, verbs by the range of a
 * prefix, kinds and uuids exactly.
 */
function mentions(text: string): SQL {
  const pattern = text.replace(/[\\%_]/g, "\\$&");
  const isUuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
  const people = (column: "id" | "uuid") => sql`array(
      select ${sql.raw(column)} from ${users}
      where ${users.searchWords} like '%' || searchable(${pattern}) || '%' limit 500)`;
  return sql`(${auditLogs.actorId} = any (${people("id")}) or ${auditLogs.entityUuid} = any (${people("uuid")})
    or (${auditLogs.verb} >= ${text} and ${auditLogs.verb} < ${`${text}\uFFFF`}) or ${auditLogs.entityType} = ${text.toLowerCase()}
    or ${isUuid ? eq(auditLogs.entityUuid, text) : sql`false`})`;
}
