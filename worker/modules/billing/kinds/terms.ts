import { type SQL, sql } from "drizzle-orm";
import { iso } from "../../../kernel/json";
import type { Terms } from "./kind";

/** Writes down what a line buys of a plan. */
export const insertTerms = (lineUuid: string, userId: number | SQL, t: Terms): SQL => sql`
  insert into subscription_terms (line_uuid, user_id, plan_id, cycle, currency, how, subscription_id, base_id, base_refunded, time_zone,
    anchor_at, starts_at, ends_at, fee, credit, auto_renew, payable_until)
  values (${lineUuid}::uuid, (${userId})::bigint, ${t.planId}::bigint, ${t.cycle}, ${t.currency}, ${t.how}, ${t.subscriptionId}::bigint, ${t.baseId}::bigint,
    ${t.baseRefunded}::bigint, ${t.timeZone}, ${t.anchorAt}::timestamptz, ${t.startsAt}::timestamptz, ${t.endsAt}::timestamptz, ${t.fee}::bigint,
    ${t.credit}::bigint, ${t.autoRenew}::boolean, ${t.payableUntil}::timestamptz)`;

/** Over `order_lines l`: its Terms as JSON; null for what is no plan. */
export const termsOf: SQL<Terms | null> = sql<Terms | null>`(
  select json_build_object('planId', t.plan_id, 'cycle', t.cycle, 'currency', t.currency, 'how', t.how, 'subscriptionId', t.subscription_id, 'baseId', t.base_id,
    'baseRefunded', t.base_refunded, 'timeZone', t.time_zone, 'anchorAt', ${iso(sql`t.anchor_at`)}, 'startsAt', ${iso(sql`t.starts_at`)},
    'endsAt', ${iso(sql`t.ends_at`)}, 'fee', t.fee, 'credit', t.credit, 'autoRenew', t.auto_renew, 'payableUntil', ${iso(sql`t.payable_until`)})
  from subscription_terms t where t.line_uuid = l.uuid)`;
