import { sql } from "drizzle-orm";
import type { Selecting } from "../../../kernel/database";
import { isAtWork, type Referral } from "../../referrals";

/** Whose order it is, and the rate that they get of it. */
export interface Attribution {
  affiliateId: number;
  basisPoints: number;
}

/**
 * One row where the link counts that a buyer followed last: within the window, somebody else's, of an affiliate at work. No company's account, which is no sale;
 * and of plans only the first order that somebody pays, so that nobody is paid again for who stays, goes up or comes back.
 */
export const selectAttribution = (
  q: Selecting,
  referral: Referral | null,
  { buyerId, kind, now }: { buyerId: number; kind: string; now: Date },
) =>
  q
    .select({
      affiliateId: sql<number>`a.id::float8`,
      basisPoints: sql<number>`coalesce(a.basis_points, s.affiliate_basis_points)`,
    })
    .from(sql`affiliates a cross join billing_settings s`)
    .where(
      sql`a.code = ${referral?.code ?? null}::text and a.user_id <> ${buyerId}::bigint and ${isAtWork} and ${kind}::text <> 'company_candidate_fee'
        and ${referral?.at.toISOString() ?? null}::timestamptz between ${now.toISOString()}::timestamptz - s.affiliate_window_days * interval '1 day'
          and ${now.toISOString()}::timestamptz
        and (${kind}::text <> 'subscription' or not exists (
          select from orders o join order_lines l on l.order_id = o.id where o.user_id = ${buyerId}::bigint and o.status = 'paid' and l.plan_id is not null))`,
    );
