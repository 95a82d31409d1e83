import { sql } from "drizzle-orm";
import * as v from "valibot";
import { command, systemOnly } from "../../kernel/verb";

/** A batch small enough for one commit; the timer comes again. */
const batch = 1000;

export const expireDue = command({
  name: "enrolments.expireDue",
  summary: "Writes down that enrolments whose time is over have expired.",
  may: systemOnly,
  input: v.strictObject({}),
  output: v.object({ expired: v.number() }),
  errors: [],
  async run(ctx) {
    const [result] = await ctx.commit({
      statements: (w) => [
        w.execute<{ expired: number }>(sql`
          with expired as (
            update enrollments set status = 'expired' where id in (
              select id from enrollments where status = 'in_progress' and expires_at <= ${ctx.now.toISOString()}::timestamptz
              order by expires_at limit ${batch} for update skip locked
            ) returning id
          )
          select count(*)::int as expired from expired`),
      ],
    });
    return { expired: result.rows[0]?.expired ?? 0 };
  },
});
