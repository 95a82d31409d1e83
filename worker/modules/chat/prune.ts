import { sql } from "drizzle-orm";
import * as v from "valibot";
import { command, systemOnly } from "../../kernel/verb";
import { withdrawFromRooms } from "../media";
import { filesOf, isInOpenReport } from "./files";
import { keptDays, keptInPrivate } from "./kept-days";

/** So many at a time: a room that was given an end late has much to forget. */
const batch = 5_000;
/** Private rooms that are told in one go; nobody may have come into them since the house set an end. */
const toldAtOnce = 500;

export const pruneMessages = command({
  name: "chat.prune",
  summary: "Deletes what rooms were told to keep no longer, and withdraws its files.",
  may: systemOnly,
  input: v.strictObject({}),
  output: v.object({}),
  errors: [],
  async run(ctx) {
    // Room by room: the first ones are found without looking at the rest.
    const due = (table: "chat_messages" | "chat_events", at: "said_at" | "happened_at") => sql`
      select d.id from chat_rooms r join ${sql.raw(table)} d on d.room_id = r.id
      where ${keptDays} is not null and d.${sql.raw(at)} < ${ctx.now.toISOString()}::timestamptz - ${keptDays} * interval '1 day'
      order by r.id, d.${sql.raw(at)}, d.id limit ${batch}`;
    const messages = due("chat_messages", "said_at");
    const [, forgetting] = await ctx.commit({
      statements: (w) => [
        withdrawFromRooms(
          w,
          filesOf(sql`select files from chat_messages where id in (${messages})`),
          ctx.now,
          isInOpenReport,
        ),
        w.execute<{ uuid: string; days: number }>(sql`
          select r.uuid, ${keptInPrivate} as days from chat_rooms r
          where r.kind = 'private' and r.id in (select m.room_id from chat_messages m where m.id in (${messages}))
          order by r.id limit ${toldAtOnce}`),
        w.execute(sql`delete from chat_messages where id in (${messages})`),
        w.execute(sql`delete from chat_events where id in (${due("chat_events", "happened_at")})`),
      ],
    });
    // The objects hold the words too. One that is not reached forgets when somebody comes in.
    const told = Promise.all(
      forgetting.rows.map(({ uuid, days }) => ctx.ports.live.retain({ kind: "private", uuid }, Number(days))),
    );
    ctx.waitUntil(told.catch((error: unknown) => ctx.log.warn("rooms_not_told", { reason: String(error) })));
    return {};
  },
});
