import { sql } from "drizzle-orm";
import * as v from "valibot";
import { iso } from "../../kernel/json";
import { query, signedIn } from "../../kernel/verb";
import { cycles, features, gate, isCovered, lateralPeriod } from "../plans";
import { subscriptionStatuses } from "./inputs";
import { mayPayNow, renewalFee } from "./renewal";

const named = v.object({ uuid: v.string(), slug: v.string(), name: v.string(), rank: v.number() });
const MySubscription = v.object({
  uuid: v.string(),
  status: v.picklist(subscriptionStatuses),
  /** Whether it lets its person in at this moment. */
  isCovered: v.boolean(),
  plan: named,
  cycle: v.picklist(cycles),
  currency: v.string(),
  startedAt: v.string(),
  /** The period that runs, or the last that did. */
  period: v.nullable(v.object({ startsAt: v.string(), endsAt: v.string() })),
  paidUntil: v.string(),
  autoRenew: v.boolean(),
  cancelledAt: v.nullable(v.string()),
  /** Until when it goes on although the renewal has not come through. */
  graceEndsAt: v.nullable(v.string()),
  /** What it goes on with when the period ends, where that is something else. */
  next: v.nullable(v.object({ plan: named, cycle: v.picklist(cycles) })),
  /** What is charged next by itself: minor units, a tax that is not within the price left out. */
  nextCharge: v.nullable(v.object({ at: v.string(), fee: v.number() })),
  means: v.nullable(v.string()),
  /** Whether it can be renewed by hand now. */
  mayPayNow: v.boolean(),
});
const Answer = v.object({
  /** The one that runs, else the last that did; null where there never was one. */
  subscription: v.nullable(MySubscription),
  mayTry: v.boolean(),
  allowances: v.array(
    v.object({
      feature: v.picklist(features),
      allowed: v.boolean(),
      limit: v.nullable(v.number()),
      used: v.number(),
      why: v.picklist(["plan", "not_gated", "not_in_plan", "limit_reached"]),
    }),
  ),
});

export const readMySubscription = query({
  name: "subscriptions.mine",
  summary:
    "Says what the caller has by subscription: plan, period, what is charged next, what waits, and what of each limit is used.",
  may: signedIn,
  input: v.strictObject({}),
  output: Answer,
  errors: [],
  async run(ctx) {
    if (ctx.actor.kind !== "person") throw ctx.refuse("forbidden");
    const userId = ctx.actor.id;
    const name = sql`coalesce(n.translations->${ctx.locale}::text->>'name', n.translations->'en'->>'name')`;
    const plan = (id: ReturnType<typeof sql>) =>
      sql`(select json_build_object('uuid', n.uuid, 'slug', n.slug, 'name', ${name}, 'rank', n.rank) from plans n where n.id = ${id})`;
    const goesOn = sql`(s.status = 'active' and s.auto_renew and s.means_reference is not null and s.next_charge_at is not null)`;
    const allowances = sql.join(
      features.map(
        (feature) => sql`(${gate(userId, feature, ctx.now)}) || jsonb_build_object('feature', ${feature}::text)`,
      ),
      sql`, `,
    );
    const [[row]] = await ctx.read((q) => [
      q
        .select({
          subscription: sql<v.InferOutput<typeof MySubscription> | null>`(select to_json(r) from (
            select s.uuid, s.status, coalesce(${isCovered(ctx.now)}, false) as "isCovered", ${plan(sql`s.plan_id`)} as plan, s.cycle, s.currency,
              ${iso(sql`s.started_at`)} as "startedAt",
              case when p.id is not null then json_build_object('startsAt', ${iso(sql`p.starts_at`)}, 'endsAt', ${iso(sql`p.ends_at`)}) end as period,
              ${iso(sql`s.paid_until`)} as "paidUntil", s.auto_renew as "autoRenew", ${iso(sql`s.cancelled_at`)} as "cancelledAt",
              ${iso(sql`s.grace_ends_at`)} as "graceEndsAt",
              case when s.next_plan_id is not null then json_build_object('plan', ${plan(sql`s.next_plan_id`)}, 'cycle', s.next_cycle) end as next,
              case when ${goesOn} then json_build_object('at', ${iso(sql`s.next_charge_at`)}, 'fee', ${renewalFee}) end as "nextCharge",
              s.means_label as means, ${mayPayNow(ctx.now)} as "mayPayNow"
            from subscriptions s left join ${lateralPeriod(ctx.now)} on true
            where s.user_id = ${userId}::bigint and s.deleted_at is null order by s.status = 'expired', s.id desc limit 1) as r)`,
          mayTry: sql<boolean>`not exists (select from subscriptions s join subscription_periods r on r.subscription_id = s.id
            where s.user_id = ${userId}::bigint and (r.line_uuid is null or s.status <> 'expired'))`,
          allowances: sql<v.InferOutput<typeof Answer>["allowances"]>`jsonb_build_array(${allowances})`,
        })
        .from(sql`(values (1)) as one`),
    ]);
    if (!row) throw ctx.refuse("internal");
    return row;
  },
});
