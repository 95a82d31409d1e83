import { sql } from "drizzle-orm";
import * as v from "valibot";
import { iso, rowsAsJson } from "../../kernel/json";
import { query, systemOnly } from "../../kernel/verb";
import { OfPayment } from "./inputs";

const Recalled = v.object({
  uuid: v.string(),
  orderUuid: v.string(),
  amount: v.number(),
  currency: v.string(),
  description: v.string(),
  paidAt: v.string(),
  method: v.nullable(v.string()),
  refunds: v.array(
    v.object({
      reference: v.string(),
      ours: v.string(),
      amount: v.number(),
      status: v.picklist(["completed", "failed"]),
      at: v.string(),
    }),
  ),
});

/** Refunds that nobody has heard the end of are not in it: the gateway is asked for them as ever. */
export const recallPayment = query({
  name: "payments.recall",
  summary:
    "What the books say of a payment that was made: for the gateway that is built in, where it has forgotten the payment or never had it, as those of the demo.",
  may: systemOnly,
  input: OfPayment,
  output: v.object({ payment: v.nullable(Recalled) }),
  errors: [],
  async run(ctx, { gateway, reference }) {
    const [[found]] = await ctx.read((q) => [
      q
        .select({
          payment: sql<v.InferOutput<typeof Recalled>>`json_build_object(
            'uuid', p.uuid, 'orderUuid', o.uuid, 'amount', p.amount, 'currency', p.currency, 'paidAt', ${iso(sql`p.completed_at`)}, 'method', p.method,
            'description', (select l.title->>'en' from order_lines l where l.order_id = o.id order by l.id limit 1),
            'refunds', ${rowsAsJson(sql`
              select r.reference, r.uuid as ours, r.amount, r.status, ${iso(sql`coalesce(r.completed_at, r.created_at)`)} as at
              from refunds r where r.payment_id = p.id and r.reference is not null and r.status <> 'pending' order by r.id`)})`,
        })
        .from(sql`payments p join orders o on o.id = p.order_id`)
        .where(sql`p.gateway = ${gateway} and p.reference = ${reference} and p.completed_at is not null`),
    ]);
    return { payment: found?.payment ?? null };
  },
});
