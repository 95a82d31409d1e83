import { type SQL, sql } from "drizzle-orm";
import * as v from "valibot";
import { command, signedIn } from "../../kernel/verb";
import { MarkNotifications, UnmarkNotifications } from "./inputs";

const Marked = v.object({
  changed: v.number(),
  /** By which all of it can be taken back. */
  at: v.string(),
});

/** Reading and putting away differ in the column alone; each tab and device of the person is told at once. */
const marking = <const Name extends `notifications.${string}`>(
  name: Name,
  summary: string,
  set: SQL,
  when: SQL,
  ofAll = when,
) =>
  command({
    name,
    summary,
    may: signedIn,
    input: MarkNotifications,
    output: Marked,
    errors: [],
    async run(ctx, { uuids }) {
      if (ctx.actor.kind !== "person") throw ctx.refuse("forbidden");
      const { id, uuid } = ctx.actor;
      const at = sql`${ctx.now.toISOString()}::timestamptz`;
      const [{ rowCount }] = await ctx.commit({
        statements: (w) => [
          w.execute(sql`update notifications n set ${set} = ${at} where n.user_id = ${id} and n.is_in_app
            and ${uuids ? sql`${when} and n.uuid = any(${sql.param(uuids)}::uuid[])` : ofAll}`),
        ],
      });
      ctx.waitUntil(ctx.ports.live.notify(uuid));
      return { changed: rowCount, at: ctx.now.toISOString() };
    },
  });

const unmarking = <const Name extends `notifications.${string}`>(name: Name, summary: string, column: SQL) =>
  command({
    name,
    summary,
    may: signedIn,
    input: UnmarkNotifications,
    output: v.object({ changed: v.number() }),
    errors: [],
    async run(ctx, which) {
      if (ctx.actor.kind !== "person") throw ctx.refuse("forbidden");
      const { id, uuid } = ctx.actor;
      const chosen =
        "at" in which
          ? sql`n.${column} = ${which.at}::timestamptz`
          : sql`n.${column} is not null and n.uuid = any(${sql.param(which.uuids)}::uuid[])`;
      const [{ rowCount }] = await ctx.commit({
        statements: (w) => [
          w.execute(
            sql`update notifications n set ${column} = null where n.user_id = ${id} and n.is_in_app and ${chosen}`,
          ),
        ],
      });
      ctx.waitUntil(ctx.ports.live.notify(uuid));
      return { changed: rowCount };
    },
  });

export const markRead = marking(
  "notifications.markRead",
  "Marks one's own notifications as read: those named, or all.",
  sql`read_at`,
  sql`n.read_at is null and n.archived_at is null`,
);
export const archiveNotifications = marking(
  "notifications.archive",
  "Puts one's own notifications away: those named, or all that were read.",
  sql`archived_at`,
  sql`n.archived_at is null`,
  sql`n.archived_at is null and n.read_at is not null`,
);
export const markUnread = unmarking(
  "notifications.markUnread",
  "Marks one's own notifications as unread again: those named, or all that were marked at one instant.",
  sql`read_at`,
);
export const unarchiveNotifications = unmarking(
  "notifications.unarchive",
  "Brings back what was put away: those named, or all that were put away at one instant.",
  sql`archived_at`,
);
