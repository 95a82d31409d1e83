import { sql } from "drizzle-orm";
import { newUuid } from "../../../worker/kernel/ids";
import { portion } from "../../../worker/modules/billing/money/allocate";
import * as billing from "../../../worker/modules/billing/schema";
import { affiliateClicks, affiliates } from "../../../worker/modules/referrals/schema";
import { demoEmail } from "../sign-ins";
import { insertEntry } from "./books";
import { day } from "./clock";
import type { Ids, Transaction } from "./database";
import { demoAffiliate, type Sale } from "./sales-plan";

export interface Affiliate {
  id: number;
  basisPoints: number;
}
interface Known {
  people: Ids;
  now: Date;
}
interface Earning {
  sale: Pick<Sale, "currency" | "affiliate">;
  paymentId: number;
  orderId: number;
  total: number;
  tax: number;
  paidAt: Date;
}

/** The programme is open, and the demo student has joined it. */
export async function insertAffiliate(tx: Transaction, { people, now }: Known): Promise<Affiliate> {
  const { rows } = await tx.execute<{ rate: number }>(sql`
    update billing_settings set affiliates_open = true, affiliate_min_payout = ${JSON.stringify(demoAffiliate.minPayout)}::jsonb
    returning affiliate_basis_points as rate`);
  const before = (days: number) => new Date(now.getTime() - days * day);
  const [affiliate] = await tx
    .insert(affiliates)
    .values({ userId: people.of(demoAffiliate.email), code: demoAffiliate.code, createdAt: before(60) })
    .returning({ id: affiliates.id });
  const id = affiliate?.id ?? 0;
  await tx.insert(affiliateClicks).values(
    demoAffiliate.clicks.map(({ daysAgo, count }) => ({
      affiliateId: id,
      day: before(daysAgo).toISOString().slice(0, 10),
      count,
    })),
  );
  return { id, basisPoints: rows[0]?.rate ?? 0 };
}

/** What the link has earned by a payment. */
export async function insertCommission(tx: Transaction, { id, basisPoints }: Affiliate, earning: Earning) {
  const { sale, paymentId, orderId, total, tax, paidAt } = earning;
  const amount = portion(total - tax, basisPoints, 10_000);
  const { currency } = sale;
  await tx.insert(billing.commissions).values({
    ...{ paymentId, affiliateId: id, currency, basisPoints, amount, createdAt: paidAt },
    paidAmount: sale.affiliate === "paid" ? amount : 0,
    earnedAt: paidAt,
    heldUntil: sql`${paidAt.toISOString()}::timestamptz + (select refund_days from billing_settings) * interval '1 day'`,
  });
  const { rows } = await tx.execute<{ uuid: string }>(sql`select uuid from payments where id = ${paymentId}`);
  await insertEntry(tx, { orderId, currency }, `commission:${rows[0]?.uuid}`, paidAt, [
    ["affiliate_payable", -amount],
    ["affiliate_commissions", amount],
  ]);
}

/** What is marked as paid was paid out, by finance. Nothing of it was ever sent. */
export async function insertPayout(tx: Transaction, { id }: Affiliate, { people, now }: Known): Promise<void> {
  const paidAt = new Date(now.getTime() - demoAffiliate.payoutDaysAgo * day);
  const { rows } = await tx.execute<{ currency: string; amount: number }>(sql`
    select currency, sum(paid_amount)::float8 as amount from commissions where affiliate_id = ${id} and paid_amount > 0 group by currency`);
  for (const { currency, amount } of rows) {
    const uuid = newUuid();
    await tx.insert(billing.affiliatePayouts).values({
      ...{ uuid, affiliateId: id, currency, amount, paidAt, createdAt: paidAt },
      reference: demoAffiliate.payoutReference,
      recordedById: people.of(demoEmail("finance_manager")),
    });
    await insertEntry(tx, { orderId: null, currency }, `payout:${uuid}`, paidAt, [
      ["affiliate_payable", amount],
      ["payouts", -amount],
    ]);
  }
}
