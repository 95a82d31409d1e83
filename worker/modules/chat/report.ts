import { sql } from "drizzle-orm";
import * as v from "valibot";
import { insist } from "../../kernel/database";
import { iso } from "../../kernel/json";
import { command, signedIn } from "../../kernel/verb";
import { Report } from "./inputs";
import { isMember, roomIs } from "./membership";

/** Messages before and after the one in question that go along with a report: what a moderator judges by. */
const around = 5;

export const reportMessage = command({
  name: "chat.report",
  summary:
    "Reports a message to the moderators, with the ones around it as they stand; a second report of it by the same person changes nothing.",
  may: signedIn,
  input: Report,
  output: v.object({}),
  errors: ["not_found"],
  async run(ctx, { room, seq, reason, note }) {
    const { actor, now } = ctx;
    if (actor.kind !== "person") throw ctx.refuse("forbidden");
    const reported = sql`
      select r.id from chat_rooms r join chat_messages m on m.room_id = r.id and m.seq = ${seq}
      where ${roomIs(room)} and ${isMember(actor, now)}`;
    await ctx.commit({
      statements: (w) => [
        insist(w, reported, "not_found"),
        w.execute(sql`
          insert into chat_reports (room_id, seq, reporter_id, reason, note, messages)
          select found.id, ${seq}, ${actor.id}, ${reason}, ${note ?? null},
            (select jsonb_agg(jsonb_build_object('seq', m.seq, 'at', ${iso(sql`m.said_at`)}, 'by', u.uuid, 'text', m.text)
              || case when m.files is null then '{}' else jsonb_build_object('files', m.files) end order by m.seq)
             from chat_messages m left join users u on u.id = m.by_id
             where m.room_id = found.id and m.seq between ${seq - around} and ${seq + around})
          from (${reported}) as found
          on conflict (room_id, seq, reporter_id) do nothing`),
      ],
    });
    return {};
  },
});
