import { type SQL, sql } from "drizzle-orm";
import type { CommandContext } from "../../kernel/context";
import { insist, refuseUnless } from "../../kernel/database";
import type { UniversalError } from "../../kernel/errors";

/** Drops an enrolment under `reach` (over `enrollments e`); one that is closed already stays as it is. */
export async function closeEnrolment(
  ctx: CommandContext<"not_found" | "already_completed" | UniversalError>,
  uuid: string,
  reach: SQL,
) {
  const [, , , closed] = await ctx.commit({
    statements: (w) => [
      insist(
        w,
        sql`select e.id from enrollments e where e.uuid = ${uuid}::uuid and e.deleted_at is null and ${reach} for update`,
        "not_found",
      ),
      refuseUnless(
        w,
        sql`not exists (select from enrollments e where e.uuid = ${uuid}::uuid and e.status = 'completed')`,
        "already_completed",
      ),
      w.execute(sql`
        update enrollments set status = 'dropped', dropped_at = ${ctx.now.toISOString()}::timestamptz
        where uuid = ${uuid}::uuid and status = 'in_progress'`),
      w.execute<{ userUuid: string; courseUuid: string }>(sql`
        select u.uuid as "userUuid", c.uuid as "courseUuid"
        from enrollments e join users u on u.id = e.user_id join courses c on c.id = e.course_id where e.uuid = ${uuid}::uuid`),
    ],
  });
  const [place] = closed.rows;
  if (place) ctx.waitUntil(expelNow(ctx, place));
  return { uuid };
}

/** Sockets of the course's room are closed within the second; one that this does not reach is asked anew within half an hour. */
const expelNow = (ctx: CommandContext, { userUuid, courseUuid }: { userUuid: string; courseUuid: string }) =>
  ctx.ports.live
    .expel(userUuid, courseUuid)
    .catch((error: unknown) => ctx.log.warn("sockets_not_closed", { reason: String(error) }));
