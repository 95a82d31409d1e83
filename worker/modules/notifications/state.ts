import { sql } from "drizzle-orm";
import * as v from "valibot";
import { rowsAsJson } from "../../kernel/json";
import { query, signedIn } from "../../kernel/verb";
import { BellState, type NotificationItem } from "./inputs";
import { isUnread, itemColumns, unreadCap } from "./items";

export const notificationState = query({
  name: "notifications.state",
  summary: "What the bell shows: how many notifications are unread, counted to 100 at most, and the eight newest.",
  may: signedIn,
  input: v.strictObject({}),
  output: BellState,
  errors: [],
  async run(ctx) {
    if (ctx.actor.kind !== "person") throw ctx.refuse("forbidden");
    const mine = sql`from notifications n where n.user_id = ${ctx.actor.id}`;
    const [[state]] = await ctx.read((q) => [
      q
        .select({
          unread: sql<number>`(select count(*)::int from (select ${mine} and ${isUnread} limit ${unreadCap}) as counted)`,
          newest: rowsAsJson<NotificationItem>(
            sql`select ${itemColumns} ${mine} and n.archived_at is null and n.is_in_app order by n.id desc limit 8`,
          ),
        })
        .from(sql`(values (1)) as one`),
    ]);
    return { unread: state?.unread ?? 0, newest: state?.newest ?? [] };
  },
});
