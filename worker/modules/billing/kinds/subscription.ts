import { type SQL, sql } from "drizzle-orm";
import { insist, refuseUnless, textArray, type Writing } from "../../../kernel/database";
import { iso } from "../../../kernel/json";
import { cycleWords } from "../../../words/plans";
import { isCovered, lateralPeriod } from "../../plans";
import { at, endLapsed, isInLast, isLiveOf, resettle, running } from "../../subscriptions";
import type { HandedLine, Kind, Terms } from "./kind";
import { periodOf } from "./period-of";

/** The payment that paid for the order of a line; none where it cost nothing. */
const paymentOfLine = (lineUuid: SQL): SQL => sql`(
  select taken.id from payments taken join order_lines its on its.order_id = taken.order_id
  where its.uuid = ${lineUuid} and taken.status in ('completed', 'refunded') and not taken.is_surplus)`;
const refundedOf = (lineUuid: SQL): SQL =>
  sql`coalesce((select back.refunded_amount from payments back where back.id = ${paymentOfLine(lineUuid)}), 0)`;

/** The same, and what a bank has taken back or may yet: nothing of that is credited. */
const awayOf = (lineUuid: SQL): SQL => sql`(case
  when exists (select from disputes d where d.payment_id = ${paymentOfLine(lineUuid)} and d.status <> 'won')
  then (select whole.amount from payments whole where whole.id = ${paymentOfLine(lineUuid)}) else ${refundedOf(lineUuid)} end)`;

/** Over `subscriptions s`, the period `p` that counts and its plan `b`: a Standing. */
const standing = (now: Date): SQL => sql`jsonb_build_object(
  'subscriptionId', s.id, 'status', s.status, 'isCovered', ${isCovered(now)}, 'hasNext', not ${isInLast(now)},
  'accessEndsAt', ${iso(sql`greatest(s.paid_until, s.grace_ends_at)`)}, 'planId', p.plan_id, 'rank', b.rank, 'cycle', p.cycle, 'currency', p.currency,
  'period', jsonb_build_object('id', p.id, 'startsAt', ${iso(sql`p.starts_at`)}, 'endsAt', ${iso(sql`p.ends_at`)}, 'isTrial', p.line_uuid is null,
    'value', p.value, 'paid', coalesce((select m.amount from payments m where m.id = ${paymentOfLine(sql`p.line_uuid`)}), 0),
    'refunded', ${awayOf(sql`p.line_uuid`)}))`;

const cycleIn = (locale: "en" | "ar", cycle: SQL) => sql`(${JSON.stringify(cycleWords[locale])}::jsonb)->>${cycle}`;
const named = (locale: "en" | "ar", cycle: SQL) =>
  sql`pl.translations->${locale}::text->>'name' || ' · ' || (${cycleIn(locale, cycle)})`;

/** Over `plans pl`: what a line of an order says of it, in both languages. */
export const offerTitle = (cycle: SQL): SQL =>
  sql`jsonb_strip_nulls(jsonb_build_object('en', ${named("en", cycle)}, 'ar', ${named("ar", cycle)}))`;

/** A plan for a period. It is had by a row of subscription_periods that names the line, so that nothing that is said twice or late makes another of it. */
export const subscription: Kind = {
  column: "plan_id",
  table: "plans",
  offer: ({ uuid, cycle = "monthly" }, buyerId, now) => sql`
    select pl.id, ${offerTitle(sql`${cycle}::text`)} as title,
      coalesce(pl.price->${cycle}::text, '{}') as price, pl.is_active as "isOpen", false as "isOwned",
      jsonb_build_object('rank', pl.rank, 'timeZone', coalesce((select u.time_zone from users u where u.id = ${buyerId}::bigint), 'UTC'), 'standing', (
        select ${standing(now)} from subscriptions s join ${lateralPeriod(now)} on true join plans b on b.id = p.plan_id
        where ${isLiveOf(buyerId)})) as plan
    from plans pl where pl.uuid = ${uuid}::uuid and pl.deleted_at is null`,
  grant(w, line, buyerId, now) {
    const { uuid, terms, means } = line;
    if (!terms) throw new Error(`Line ${uuid} has no terms`);
    const its = sql`s.id = (select r.subscription_id from subscription_periods r where r.line_uuid = ${uuid}::uuid)`;
    return [
      ...(terms.how === "start" ? start(w, line, terms, buyerId) : goOn(w, line, terms)),
      ...(means
        ? [
            w.execute(sql`update subscriptions s set means_gateway = ${means.gateway}, means_reference = ${means.reference}, means_label = ${means.label}
              where ${its}`),
          ]
        : []),
      ...resettle(w, its, now),
    ];
  },
  revoke(w, { uuid, leaning }, _buyerId, now) {
    const gone = sql`any(${textArray([uuid, ...leaning])}::uuid[])`;
    const its = sql`s.id in (select r.subscription_id from subscription_periods r where r.line_uuid = ${uuid}::uuid)`;
    return [
      w.execute(sql`
        update payments p set credited_amount = greatest(p.credited_amount - t.credit, 0)
        from subscription_terms t join subscription_periods r on r.line_uuid = t.line_uuid join subscription_periods b on b.id = t.base_id
        where t.line_uuid = ${gone} and t.credit > 0 and r.revoked_at is null and p.id = ${paymentOfLine(sql`b.line_uuid`)}`),
      w.execute(
        sql`update subscription_periods set revoked_at = ${at(now)} where line_uuid = ${gone} and revoked_at is null`,
      ),
      // Bought at this very moment with the credit for it: read again, it is seen.
      refuseUnless(
        w,
        sql`not exists (select from subscription_periods b join subscription_periods r on r.base_id = b.id join subscription_terms t on t.line_uuid = r.line_uuid
          where b.line_uuid = ${gone} and t.credit > 0 and r.revoked_at is null)`,
        "conflict",
      ),
      // Whoever had their money back is not charged again by themselves; the period before an upgrade goes on as it did.
      w.execute(sql`
        update subscriptions s set auto_renew = s.auto_renew and t.how = 'upgrade', status = case when s.status = 'active' then coalesce(${running}, s.status) else s.status end
        from subscription_terms t where t.line_uuid = ${uuid}::uuid and ${its}`),
      ...resettle(w, its, now),
    ];
  },
  isOwnedOtherwise: (buyerId, now) => sql<boolean>`(exists (
    select from subscription_terms t left join subscription_periods b on b.id = t.base_id where t.line_uuid = l.uuid and (
      case when t.how = 'start' then exists (
        select from subscriptions s where ${isLiveOf(buyerId)} and (s.status = 'suspended' or greatest(s.paid_until, s.grace_ends_at) > ${at(now)}))
      else exists (select from subscription_periods r where r.base_id = t.base_id and r.revoked_at is null)
        or t.how = 'upgrade' and (b.revoked_at is not null or t.credit > 0 and ${refundedOf(sql`b.line_uuid`)} <> t.base_refunded)
        or exists (select from subscriptions s where ${isLiveOf(buyerId)} and (s.id <> t.subscription_id or s.status = 'suspended'))
      end)))`,
  courses: sql`select c.uuid from enrollments e join courses c on c.id = e.course_id
    where e.user_id = o.user_id and e.enrollment_type = 'subscription' and e.status = 'in_progress' and e.deleted_at is null`,
};

/** From the second it was paid. */
function start(w: Writing, { uuid, at: paidAt }: HandedLine, t: Terms, buyerId: number) {
  const { startsAt, endsAt } = periodOf(t, paidAt);
  const [from, to] = [at(startsAt), at(endsAt)];
  return [
    endLapsed(w, buyerId, paidAt),
    w.execute(sql`
      with fresh as (
        insert into subscriptions (user_id, plan_id, cycle, currency, status, auto_renew, time_zone, started_at, paid_until)
        select ${buyerId}::bigint, ${t.planId}::bigint, ${t.cycle}, ${t.currency}, 'active', ${t.autoRenew}::boolean, ${t.timeZone}, ${from}, ${to}
        where not exists (select from subscription_periods r where r.line_uuid = ${uuid}::uuid) returning id
      )
      insert into subscription_periods (subscription_id, plan_id, cycle, currency, anchor_at, starts_at, ends_at, line_uuid, fee, value)
      select fresh.id, ${t.planId}::bigint, ${t.cycle}, ${t.currency}, ${from}, ${from}, ${to}, ${uuid}::uuid, ${t.fee}::bigint, ${paidValue(uuid, t)} from fresh`),
  ];
}

/** After the period before it, or from the second it was paid in place of the rest of it. */
function goOn(w: Writing, { uuid, at: paidAt }: HandedLine, t: Terms) {
  const { anchorAt, startsAt, endsAt } = periodOf(t, paidAt);
  const base = sql`(select b.line_uuid from subscription_periods b where b.id = ${t.baseId}::bigint)`;
  const isUpgrade = t.how === "upgrade";
  return [
    // It stands as long as what it takes the place of: whoever takes that back waits for this, or this for them.
    ...(isUpgrade
      ? [
          insist(
            w,
            sql`select b.id from subscription_periods b where b.id = ${t.baseId}::bigint and b.revoked_at is null for update`,
            "conflict",
          ),
        ]
      : []),
    // What is credited is not given back as well: either this waits for a refund of it, or the refund for this.
    ...(t.credit > 0
      ? [
          w.execute(
            sql`update payments p set credited_amount = p.credited_amount + ${t.credit}::bigint where p.id = ${paymentOfLine(base)}`,
          ),
          refuseUnless(w, sql`${refundedOf(base)} = ${t.baseRefunded}::bigint`, "conflict"),
        ]
      : []),
    w.execute(sql`
      insert into subscription_periods (subscription_id, plan_id, cycle, currency, anchor_at, starts_at, ends_at, line_uuid, fee, value, base_id)
      values (${t.subscriptionId}::bigint, ${t.planId}::bigint, ${t.cycle}, ${t.currency}, ${at(anchorAt)}, ${at(startsAt)}, ${at(endsAt)}, ${uuid}::uuid,
        ${t.fee}::bigint, ${paidValue(uuid, t)}, ${t.baseId}::bigint)
      on conflict (line_uuid) do nothing`),
    w.execute(sql`
      update subscriptions s set currency = ${t.currency}, grace_ends_at = null, dunning_step = 0, next_plan_id = null, next_cycle = null, ended_at = null,
        status = case when s.status in ('trial', 'expired') or (${isUpgrade}::boolean and s.status = 'cancelled') then 'active' else s.status end,
        cancelled_at = case when ${isUpgrade}::boolean then null else s.cancelled_at end,
        auto_renew = case when ${isUpgrade}::boolean then ${t.autoRenew}::boolean else s.auto_renew end
      where s.id = ${t.subscriptionId}::bigint`),
  ];
}

/** What of the fee was paid, in money or by credit: what a coupon took off is nobody's. */
const paidValue = (lineUuid: string, { fee }: Terms): SQL =>
  sql`greatest(${fee}::bigint - (select l.discount from order_lines l where l.uuid = ${lineUuid}::uuid), 0)`;
