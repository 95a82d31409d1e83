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
  await ctx.commit({
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
    ],
  });
  return { uuid };
}
