import { type SQL, sql } from "drizzle-orm";
import type { Selecting } from "../../../kernel/database";
import { iso } from "../../../kernel/json";
import { type Cycle, periodEnd } from "../../plans";
import { isInLast, lastPeriod, mayPayNow, nextCycle, nextPlan, renewalFee } from "../../subscriptions";
import type { Terms } from "../kinds";
import { offerTitle } from "../kinds/subscription";
import { type TaxRuleFound, taxRuleOf } from "../tax-rule";
import { type DunningSettings, graceEnd } from "./dunning";

/** A payment that is under way: by what was kept, or on a page that was opened. */
export interface Pending {
  uuid: string;
  gateway: string;
  reference: string | null;
  isCharge: boolean;
  openedAt: string;
}

/** What is to be known of a subscription to renew it. Instants as ISO text, amounts in minor units. */
export interface Renewing {
  id: number;
  uuid: string;
  user: { id: number; uuid: string; email: string; locale: "en" | "ar" };
  status: string;
  autoRenew: boolean;
  /** Whoever is locked out cannot stop it either, and is not charged. */
  maySignIn: boolean;
  /** The last period has begun: the next one is not paid for yet. */
  isInLast: boolean;
  graceEndsAt: string | null;
  dunningStep: number;
  timeZone: string;
  currency: string;
  means: { gateway: string; reference: string } | null;
  mayPayNow: boolean;
  base: { id: number; anchorAt: string; endsAt: string; isTrial: boolean } | null;
  /** What the next period is of, and costs; no fee where it is not sold. */
  next: { planId: number; cycle: Cycle; fee: number | null; title: { en: string; ar?: string } };
  /** As on the order before. */
  buyer: { countryCode: string; taxNumber: string | null } | null;
  rule: TaxRuleFound | null;
  /** The order of the next period, once it is placed. */
  order: {
    uuid: string;
    status: "open" | "paid" | "cancelled";
    total: number;
    pending: Pending | null;
    /** How often paying it was refused. */
    failures: number;
  } | null;
  settings: DunningSettings;
}

/** Over `users u`. */
export const maySignIn = sql<boolean>`(u.status = 'active' and u.deleted_at is null)`;

/** Over `subscriptions s`. */
export const selectRenewing = (q: Selecting, which: SQL, now: Date) =>
  q
    .select({
      renewing: sql<Renewing>`jsonb_build_object(
        'id', s.id, 'uuid', s.uuid, 'user', jsonb_build_object('id', u.id, 'uuid', u.uuid, 'email', u.email, 'locale', u.locale),
        'status', s.status, 'maySignIn', ${maySignIn}, 'autoRenew', s.auto_renew, 'isInLast', ${isInLast(now)}, 'graceEndsAt', ${iso(sql`s.grace_ends_at`)},
        'dunningStep', s.dunning_step, 'timeZone', s.time_zone, 'currency', s.currency,
        'means', case when s.means_reference is not null then jsonb_build_object('gateway', s.means_gateway, 'reference', s.means_reference) end,
        'mayPayNow', ${mayPayNow(now)},
        'base', case when b.id is not null then jsonb_build_object('id', b.id, 'anchorAt', ${iso(sql`b.anchor_at`)}, 'endsAt', ${iso(sql`b.ends_at`)},
          'isTrial', b.line_uuid is null) end,
        'next', jsonb_build_object('planId', pl.id, 'cycle', ${nextCycle}, 'fee', ${renewalFee},
          'title', ${offerTitle(nextCycle)}),
        'buyer', case when before.id is not null then jsonb_build_object('countryCode', before.country_code, 'taxNumber', before.tax_number) end,
        'rule', ${taxRuleOf(sql`before.country_code`, sql`before.tax_region->>'code'`)},
        'order', (select jsonb_build_object('uuid', o.uuid, 'status', o.status, 'total', o.total,
            'pending', (select jsonb_build_object('uuid', p.uuid, 'gateway', p.gateway, 'reference', p.reference, 'isCharge', p.is_charge,
                'openedAt', ${iso(sql`p.created_at`)})
              from payments p where p.order_id = o.id and p.status = 'pending'),
            'failures', (select count(*) from payments p where p.order_id = o.id and p.status in ('failed', 'cancelled') and p.is_charge))
          from subscription_terms t join order_lines l on l.uuid = t.line_uuid join orders o on o.id = l.order_id
          where t.base_id = b.id and t.how = 'renewal'),
        'settings', (select jsonb_build_object('graceDays', g.grace_days, 'dunningDays', to_jsonb(g.dunning_days)) from billing_settings g))`,
    })
    .from(sql`subscriptions s join users u on u.id = s.user_id left join lateral ${lastPeriod} as b on true join plans pl on pl.id = coalesce(${nextPlan}, s.plan_id)
      left join lateral (select o.id, o.country_code, o.tax_region, o.tax_number from orders o join order_lines l on l.order_id = o.id where l.uuid = b.line_uuid) as before on true`)
    .where(which);

/** The next period by the calendar of its person, right after the last. */
export function termsOfRenewal({ id, base, next, timeZone, currency, settings }: Renewing): Terms | null {
  if (!base || base.isTrial || next.fee === null) return null;
  const startsAt = new Date(base.endsAt);
  return {
    planId: next.planId,
    cycle: next.cycle,
    currency,
    how: "renewal",
    subscriptionId: id,
    baseId: base.id,
    baseRefunded: 0,
    timeZone,
    anchorAt: base.anchorAt,
    startsAt: base.endsAt,
    endsAt: periodEnd(new Date(base.anchorAt), startsAt, next.cycle, timeZone).toISOString(),
    fee: next.fee,
    credit: 0,
    autoRenew: true,
    payableUntil: graceEnd(base.endsAt, settings).toISOString(),
  };
}
