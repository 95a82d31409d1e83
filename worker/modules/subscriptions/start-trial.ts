import { sql } from "drizzle-orm";
import * as v from "valibot";
import { insist, refuseUnless } from "../../kernel/database";
import { newUuid } from "../../kernel/ids";
import { command, signedIn } from "../../kernel/verb";
import { endLapsed } from "./begin";
import { StartTrial } from "./inputs";
import { at } from "./resettle";

export const startTrial = command({
  name: "subscriptions.startTrial",
  summary: "Begins the trial of a plan, once a person and for nothing; what it is followed by is bought.",
  may: signedIn,
  input: StartTrial,
  output: v.object({ uuid: v.string() }),
  errors: ["not_found", "plan_not_offered", "trial_used", "subscription_exists"],
  idempotent: true,
  async run(ctx, { planUuid, cycle, currency }) {
    if (ctx.actor.kind !== "person") throw ctx.refuse("forbidden");
    const userId = ctx.actor.id;
    const reply = { uuid: newUuid() };
    const plan = sql`from plans p where p.uuid = ${planUuid}::uuid and p.deleted_at is null`;
    const fee = sql`(p.price->${cycle}::text->>${currency}::text)::bigint`;
    const now = at(ctx.now);
    await ctx.commit({
      statements: (w) => [
        refuseUnless(w, sql`exists (select ${plan})`, "not_found"),
        refuseUnless(
          w,
          sql`exists (select ${plan} and p.is_active and p.trial_days > 0 and ${fee} is not null)`,
          "plan_not_offered",
        ),
        endLapsed(w, userId, ctx.now),
        refuseUnless(
          w,
          sql`not exists (select from subscription_periods r join subscriptions s on s.id = r.subscription_id
            where s.user_id = ${userId}::bigint and r.line_uuid is null)`,
          "trial_used",
        ),
        insist(
          w,
          sql`insert into subscriptions (uuid, user_id, plan_id, cycle, currency, status, auto_renew, time_zone, started_at, paid_until)
            select ${reply.uuid}::uuid, ${userId}::bigint, p.id, ${cycle}, ${currency}, 'trial', false, (select u.time_zone from users u where u.id = ${userId}::bigint),
              ${now}, ${now} + p.trial_days * interval '24 hours' ${plan} returning id`,
          "not_found",
        ),
        w.execute(sql`
          insert into subscription_periods (subscription_id, plan_id, cycle, currency, anchor_at, starts_at, ends_at, fee, value)
          select s.id, s.plan_id, s.cycle, s.currency, s.started_at, s.started_at, s.paid_until, ${fee}, 0
          from subscriptions s join plans p on p.id = s.plan_id where s.uuid = ${reply.uuid}::uuid`),
      ],
      constraints: { subscriptions_live: "subscription_exists" },
      reply,
    });
    return reply;
  },
});
