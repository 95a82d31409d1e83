import { type SQL, sql } from "drizzle-orm";
import * as v from "valibot";
import type { Actor, Scope } from "../../kernel/actor";
import { insist } from "../../kernel/database";
import { command, granted, query } from "../../kernel/verb";
import { reaches } from "../catalogue";
import { OfCourseRoom, SetRetention } from "./inputs";
import { choicesOver, RetentionChoices } from "./kept-days";

/** Over `courses c`: a course whose room the actor keeps order in. */
const keptBy = (actor: Actor, scopes: readonly Scope[], courseUuid: string): SQL =>
  sql`c.uuid = ${courseUuid}::uuid and c.deleted_at is null and ${reaches(actor, scopes)}`;

export const readRetention = query({
  name: "chat.readRetention",
  summary: "How long a course's room keeps its messages, and how many would go at once with each choice.",
  may: granted("chat.moderate", "course", "all"),
  input: OfCourseRoom,
  output: v.object({ title: v.string(), ...RetentionChoices.entries }),
  errors: ["not_found"],
  async run(ctx, { courseUuid }) {
    const [[row]] = await ctx.read((q) => [
      q
        .select({
          title: sql<string>`coalesce(c.translations->${ctx.locale}->>'title', c.translations->'en'->>'title', '')`,
          days: sql<number | null>`r.retention_days::integer`,
          counts: choicesOver(sql`chat_messages m where m.room_id = r.id and m.deleted_at is null`, ctx.now),
        })
        .from(sql`courses c left join chat_rooms r on r.course_id = c.id`)
        .where(keptBy(ctx.actor, ctx.scopes, courseUuid)),
    ]);
    if (!row) throw ctx.refuse("not_found");
    return { title: row.title, days: row.days, ...row.counts };
  },
});

/** The room forgets at once, and goes on forgetting by itself; the copies here go with the next pruning. */
export const setRetention = command({
  name: "chat.setRetention",
  summary: "Sets for how many days a course's room keeps its messages; what is older is deleted for good.",
  may: granted("chat.moderate", "course", "all"),
  input: SetRetention,
  output: v.object({}),
  errors: ["not_found"],
  async run(ctx, { courseUuid, days }) {
    await ctx.commit({
      statements: (w) => [
        insist(w, sql`select 1 from courses c where ${keptBy(ctx.actor, ctx.scopes, courseUuid)}`, "not_found"),
        w.execute(sql`
          insert into chat_rooms (kind, course_id, retention_days) select 'course', id, ${days}::bigint from courses where uuid = ${courseUuid}::uuid
          on conflict (course_id) do update set retention_days = excluded.retention_days`),
      ],
    });
    // Where the room is not reached, it learns of it from whoever comes in next.
    const told = ctx.ports.live.retain({ kind: "course", uuid: courseUuid }, days);
    ctx.waitUntil(told.catch((error: unknown) => ctx.log.warn("room_not_told", { reason: String(error) })));
    return {};
  },
});
