import { sql } from "drizzle-orm";
import * as v from "valibot";
import { command, systemOnly } from "../../kernel/verb";
import { withdrawFromRooms } from "../media";
import { filesOf, isInOpenReport } from "./files";

/** So many at a time: a room that was given an end late has much to forget. */
const batch = 5_000;

export const pruneMessages = command({
  name: "chat.prune",
  summary: "Deletes what rooms were told to keep no longer, and withdraws its files.",
  may: systemOnly,
  input: v.strictObject({}),
  output: v.object({}),
  errors: [],
  async run(ctx) {
    const due = (table: "chat_messages" | "chat_events", at: "said_at" | "happened_at") => sql`
      select d.id from chat_rooms r join ${sql.raw(table)} d on d.room_id = r.id
      where r.retention_days is not null and d.${sql.raw(at)} < ${ctx.now.toISOString()}::timestamptz - r.retention_days * interval '1 day'
      order by d.id limit ${batch}`;
    const messages = due("chat_messages", "said_at");
    await ctx.commit({
      statements: (w) => [
        withdrawFromRooms(
          w,
          filesOf(sql`select files from chat_messages where id in (${messages})`),
          ctx.now,
          isInOpenReport,
        ),
        w.execute(sql`delete from chat_messages where id in (${messages})`),
        w.execute(sql`delete from chat_events where id in (${due("chat_events", "happened_at")})`),
      ],
    });
    return {};
  },
});
