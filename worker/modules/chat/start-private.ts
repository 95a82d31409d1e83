import { type SQL, sql } from "drizzle-orm";
import * as v from "valibot";
import type { Actor, Scope } from "../../kernel/actor";
import { insist } from "../../kernel/database";
import { command, granted } from "../../kernel/verb";
import { isOpenEnrolment } from "../enrolment";
import { StartPrivate } from "./inputs";

/** Over `users u`: somebody the actor may write to at `now`. Students and instructors of one course; with scope all, anybody. */
function mayWriteTo(actor: Actor, scopes: readonly Scope[], now: Date): SQL<boolean> {
  if (scopes.includes("all")) return sql<boolean>`true`;
  if (actor.kind !== "person") return sql<boolean>`false`;
  const teaches = (teacher: SQL, student: SQL) => sql`exists (
    select from course_instructors ci join enrollments e on e.course_id = ci.course_id
    where ci.user_id = ${teacher} and e.user_id = ${student} and ${isOpenEnrolment(now)})`;
  return sql<boolean>`(${teaches(sql`${actor.id}`, sql`u.id`)} or ${teaches(sql`u.id`, sql`${actor.id}`)})`;
}

/** Whom one may not write to, or is blocked by, is not_found: a block is nobody's business but its maker's. */
export const startPrivate = command({
  name: "chat.startPrivate",
  summary: "Opens the private room of the caller and another person; the one there is, where there is one.",
  may: granted("chat.start", "course", "all"),
  input: StartPrivate,
  output: v.object({ uuid: v.string() }),
  errors: ["not_found"],
  async run(ctx, { userUuid }) {
    const { actor, scopes, now } = ctx;
    if (actor.kind !== "person") throw ctx.refuse("forbidden");
    const other = sql`
      select u.id from users u
      where u.uuid = ${userUuid}::uuid and u.id <> ${actor.id} and u.deleted_at is null and u.status = 'active'
        and ${mayWriteTo(actor, scopes, now)}
        and not exists (select from user_blocks b where (b.blocker_id, b.blocked_id) in ((u.id, ${actor.id}), (${actor.id}, u.id)))`;
    const [, , room] = await ctx.commit({
      statements: (w) => [
        insist(w, other, "not_found"),
        w.execute(sql`
          insert into chat_rooms (kind, first_id, second_id)
          select 'private', least(o.id, ${actor.id}), greatest(o.id, ${actor.id}) from (${other}) as o
          on conflict (first_id, second_id) do nothing`),
        w.execute<{ uuid: string }>(sql`
          select r.uuid from chat_rooms r, (${other}) as o
          where r.first_id = least(o.id, ${actor.id}) and r.second_id = greatest(o.id, ${actor.id})`),
      ],
    });
    const [row] = room.rows;
    if (!row) throw ctx.refuse("not_found");
    return { uuid: row.uuid };
  },
});
