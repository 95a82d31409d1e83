import { sql } from "drizzle-orm";
import { rowsAsJson } from "../../kernel/json";
import { pageOf, readIdCursor, toPage } from "../../kernel/paging";
import { query, signedIn } from "../../kernel/verb";
import { ListNotifications, NotificationItem } from "./inputs";
import { isUnread, itemColumns } from "./items";

const onShelf = {
  unread: isUnread,
  all: sql`n.archived_at is null and n.is_in_app`,
  archived: sql`n.archived_at is not null and n.is_in_app`,
};

export const listNotifications = query({
  name: "notifications.list",
  summary: "Lists one's own notifications, the newest first: unread ones, all, or those put away.",
  may: signedIn,
  input: ListNotifications,
  output: pageOf(NotificationItem),
  errors: [],
  async run(ctx, { shelf, cursor, limit }) {
    if (ctx.actor.kind !== "person") throw ctx.refuse("forbidden");
    const after = readIdCursor(cursor);
    const [[page]] = await ctx.read((q) => [
      q
        .select({
          rows: rowsAsJson<NotificationItem & { id: number }>(sql`
            select n.id, ${itemColumns} from notifications n
            where n.user_id = ${ctx.actor.kind === "person" ? ctx.actor.id : 0} and ${onShelf[shelf]} ${after === null ? sql`` : sql`and n.id < ${after}`}
            order by n.id desc limit ${limit + 1}`),
        })
        .from(sql`(values (1)) as one`),
    ]);
    const { items, next } = toPage(page?.rows ?? [], limit, ({ id }) => [id]);
    return { items: items.map(({ id: _, ...item }) => item), next };
  },
});
