import { desc, eq, type SQL, sql } from "drizzle-orm";
import * as v from "valibot";
import { pageOf, readIdCursor, toPage } from "../../kernel/paging";
import { auditLogs } from "../../kernel/schema";
import { query, signedIn } from "../../kernel/verb";
import { users } from "../accounts/schema";
import { Entry, entryColumns, entryOf } from "./entry";
import { OwnAudit } from "./inputs";

const { actor: _, ...shared } = Entry.entries;
const OwnEntry = v.object({
  ...shared,
  byMe: v.boolean(),
  /** Who else it was, by name alone; null for oneself and for the system. */
  actorName: v.nullable(v.string()),
});

export const ownAudit = query({
  name: "audit.mine",
  summary: "Lists what the person did, and what others did to their account, newest first.",
  may: signedIn,
  input: OwnAudit,
  output: pageOf(OwnEntry),
  errors: ["not_found"],
  async run(ctx, { cursor, limit }) {
    const { actor } = ctx;
    if (actor.kind !== "person") throw ctx.refuse("not_found");
    const before = readIdCursor(cursor) ?? Number.MAX_SAFE_INTEGER;
    // Each arm reads the newest from its own index; together they are never more than three pages.
    const newest = (condition: SQL) =>
      sql`(select id from ${auditLogs} where ${condition} and id < ${before} order by id desc limit ${limit + 1})`;
    const [rows] = await ctx.read((q) => [
      q
        .select({ ...entryColumns, actorId: auditLogs.actorId })
        .from(auditLogs)
        .leftJoin(users, eq(users.id, auditLogs.actorId))
        .where(
          sql`${auditLogs.id} in (${newest(sql`actor_id = ${actor.id}`)}
            union ${newest(sql`entity_type = 'users' and entity_id = ${actor.id}`)}
            union ${newest(sql`entity_type = 'user_roles' and entity_id = ${actor.id}`)})`,
        )
        .orderBy(desc(auditLogs.id))
        .limit(limit + 1),
    ]);
    const { items, next } = toPage(rows, limit, (row) => [row.id]);
    return {
      items: items.map((row) => {
        const byMe = row.actorId === actor.id;
        const { actor: other, ...entry } = entryOf(row, byMe);
        return { ...entry, byMe, actorName: byMe ? null : (other?.name ?? null) };
      }),
      next,
    };
  },
});
