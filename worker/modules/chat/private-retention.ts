import { sql } from "drizzle-orm";
import * as v from "valibot";
import { command, granted, query } from "../../kernel/verb";
import { PrivateRetention } from "./inputs";
import { choicesOver, keptInPrivate, privateSetting, RetentionChoices } from "./kept-days";

/** Rooms that are told at once; the others learn of it from whoever comes in next, at the latest when their sockets are asked to come back. */
const toldAtOnce = 200;

export const readPrivateRetention = query({
  name: "chat.readPrivateRetention",
  summary:
    "For how long the rooms of two people keep their messages, all alike, and how many would go at once with each choice; nothing of what they say.",
  may: granted("chat.moderate", "all"),
  input: v.strictObject({}),
  output: RetentionChoices,
  errors: [],
  async run(ctx) {
    const [[row]] = await ctx.read((q) => [
      q
        .select({
          days: sql<number | null>`${keptInPrivate}`,
          counts: choicesOver(
            sql`chat_rooms r join chat_messages m on m.room_id = r.id where r.kind = 'private' and m.deleted_at is null`,
            ctx.now,
          ),
        })
        .from(sql`(values (1)) as one`),
    ]);
    return { days: row?.days ?? null, messages: row?.counts.messages ?? 0, choices: row?.counts.choices ?? [] };
  },
});

/** Rooms that are open forget at once, the others when somebody comes in; the copies here go with the next pruning. */
export const setPrivateRetention = command({
  name: "chat.setPrivateRetention",
  summary:
    "Sets for how many days the rooms of two people keep their messages, all alike; what is older is deleted for good.",
  may: granted("chat.moderate", "all"),
  input: PrivateRetention,
  output: v.object({}),
  errors: [],
  async run(ctx, { days }) {
    const [, open] = await ctx.commit({
      statements: (w) => [
        w.execute(sql`
          insert into system_settings (key, value) values (${privateSetting}, ${JSON.stringify({ days })}::jsonb)
          on conflict (key) do update set value = excluded.value, deleted_at = null`),
        w.execute<{ uuid: string }>(sql`
          select r.uuid from chat_rooms r where r.kind = 'private' and exists (
            select from chat_room_members m where m.room_id = r.id and m.entered_at > ${ctx.now.toISOString()}::timestamptz - interval '1 hour')
          limit ${toldAtOnce}`),
      ],
    });
    const told = Promise.all(open.rows.map(({ uuid }) => ctx.ports.live.retain({ kind: "private", uuid }, days)));
    ctx.waitUntil(told.catch((error: unknown) => ctx.log.warn("rooms_not_told", { reason: String(error) })));
    return {};
  },
});
