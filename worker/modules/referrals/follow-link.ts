import { sql } from "drizzle-orm";
import * as v from "valibot";
import { command, systemOnly } from "../../kernel/verb";
import { FollowLink } from "./inputs";

/** Over `affiliates a`: whose links count for anything, now. */
export const isAtWork = sql`(a.suspended_at is null and a.deleted_at is null
  and exists (select from users u where u.id = a.user_id and u.status = 'active' and u.deleted_at is null)
  and exists (select from billing_settings s where s.affiliates_open))`;

export const followLink = command({
  name: "affiliates.followLink",
  summary: "Counts that somebody followed an affiliate's link, and says for how long it is remembered.",
  may: systemOnly,
  input: FollowLink,
  output: v.object({
    /** Null for a code that is nobody's, or of somebody whose links count for nothing. */
    windowDays: v.nullable(v.number()),
  }),
  errors: [],
  async run(ctx, { code, isRepeat }) {
    const affiliate = sql`affiliates a where a.code = ${code} and ${isAtWork}`;
    const day = sql`(${ctx.now.toISOString()}::timestamptz at time zone ${ctx.tenant.timeZone})::date`;
    const results = await ctx.commit({
      statements: (w) => [
        w
          .select({ windowDays: sql<number>`s.affiliate_window_days` })
          .from(sql`billing_settings s`)
          .where(sql`exists (select from ${affiliate})`),
        w.execute(sql`
          insert into affiliate_clicks as k (affiliate_id, day, count) select a.id, ${day}, 1 from ${affiliate} and not ${isRepeat}::boolean
          on conflict (affiliate_id, day) do update set count = k.count + 1`),
      ],
    });
    return { windowDays: results[0][0]?.windowDays ?? null };
  },
});
