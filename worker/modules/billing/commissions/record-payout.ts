import { sql } from "drizzle-orm";
import * as v from "valibot";
import { guard, insist, refuseUnless } from "../../../kernel/database";
import { newUuid } from "../../../kernel/ids";
import { command, granted } from "../../../kernel/verb";
import { buyerOf } from "../appraise";
import { RecordPayout } from "../inputs";
import { insertEntry } from "../insert-entry";
import { isReleased } from "./figures";

/**
 * All that is due in a currency, at once, and only if it is what the caller saw: of two who pay the same, one after the other, the second finds another amount
 * and is refused. What was taken back of what had been paid is set off by it. Nobody records what is paid to themselves.
 */
export const recordPayout = command({
  name: "payouts.record",
  summary: "Writes down that an affiliate was paid all that is due in a currency, if it is still the amount expected.",
  may: granted("billing.payout", "all"),
  input: RecordPayout,
  output: v.object({ payoutUuid: v.string() }),
  errors: ["not_found", "payout_to_self", "payout_changed", "payout_below_minimum"],
  idempotent: true,
  async run(ctx, { affiliateUuid, currency, expectedAmount, reference }) {
    const reply = { payoutUuid: newUuid() };
    const at = ctx.now.toISOString();
    const affiliate = sql`(select a.id from affiliates a where a.uuid = ${affiliateUuid}::uuid)`;
    const expected = sql`${expectedAmount}::bigint`;
    const minimum = sql`(select coalesce((s.affiliate_min_payout->>${currency}::text)::bigint, 1) from billing_settings s)`;
    await ctx.commit({
      statements: (w) => [
        // One payout after another; money that goes back at this moment waits at the rows it changes.
        insist(
          w,
          sql`select a.id from affiliates a where a.uuid = ${affiliateUuid}::uuid and a.deleted_at is null for no key update`,
          "not_found",
        ),
        refuseUnless(
          w,
          sql`exists (select from affiliates a where a.id = ${affiliate} and a.user_id <> ${buyerOf(ctx)}::bigint)`,
          "payout_to_self",
        ),
        w.execute(sql`
          with paid as (
            update commissions c set paid_amount = c.amount - c.taken_amount
            where c.affiliate_id = ${affiliate} and c.currency = ${currency} and c.amount - c.taken_amount <> c.paid_amount and ${isReleased(ctx.now)}
            returning new.paid_amount - old.paid_amount as part), due as (select coalesce(sum(part), 0)::bigint as amount from paid)
          select ${guard(sql`due.amount = ${expected}`, "payout_changed", sql`jsonb_build_object('amount', due.amount, 'currency', ${currency}::text)`)} as same,
            ${guard(sql`${expected} >= ${minimum}`, "payout_below_minimum", sql`jsonb_build_object('minimum', ${minimum}, 'currency', ${currency}::text)`)} as enough
          from due`),
        w.execute(sql`
          insert into affiliate_payouts (uuid, affiliate_id, currency, amount, reference, recorded_by_id, paid_at)
          values (${reply.payoutUuid}::uuid, ${affiliate}, ${currency}, ${expected}, ${reference}, ${buyerOf(ctx)}::bigint, ${at}::timestamptz)`),
        w.execute(
          insertEntry(
            {
              key: `payout:${reply.payoutUuid}`,
              at,
              lines: [
                { account: "affiliate_payable", amount: expectedAmount },
                { account: "payouts", amount: -expectedAmount },
              ],
            },
            { orderId: null, currency },
          ),
        ),
      ],
      events: [
        {
          kind: "notification.asked",
          payload: sql`jsonb_build_object('type', 'affiliate.paid_out', 'link', '/student/affiliate', 'origin', ${reply.payoutUuid}::text,
            'to', jsonb_build_object('userUuids', (select jsonb_build_array(u.uuid) from affiliates a join users u on u.id = a.user_id where a.uuid = ${affiliateUuid}::uuid)),
            'params', jsonb_build_object('amount', ${expected}, 'currency', ${currency}::text))`,
        },
      ],
      reply,
    });
    return reply;
  },
});
