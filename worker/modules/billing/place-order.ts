import { sql } from "drizzle-orm";
import * as v from "valibot";
import { insist, refuseUnless, type Selecting } from "../../kernel/database";
import { newUuid } from "../../kernel/ids";
import { command, signedIn } from "../../kernel/verb";
import { readReferral } from "../referrals";
import { buyerOf, selectAppraisal } from "./appraise";
import { releaseOrders } from "./cancel-stale-orders";
import { type Attribution, selectAttribution } from "./commissions/attribution";
import { couponHolds, reductionIn } from "./coupon-rules";
import { handOver } from "./hand-over";
import { PlaceOrder } from "./inputs";
import { insertTerms, kinds, type Terms, termsOf } from "./kinds";
import { dealOf } from "./kinds/deal";
import { priceOrder } from "./money/price-order";
import { takeTurns } from "./take-turns";
import { taxColumns, taxValues } from "./tax-rule";

/**
 * The price is read, worked out, and then written under the condition that it is still so: one read and one commit. An open order of the same thing on
 * the same terms is that order again (Back, a second tab); on others it gives way. What costs nothing is handed over at once.
 */
export const placeOrder = command({
  name: "orders.place",
  summary:
    "Places an order for a course, a bundle or a plan at the price that the caller was shown; a total of nothing is paid at once.",
  may: signedIn,
  input: PlaceOrder,
  output: v.object({ orderUuid: v.string(), total: v.number(), currency: v.string(), isPaid: v.boolean() }),
  errors: [
    "not_found",
    "not_for_sale",
    "already_owned",
    "currency_not_offered",
    "coupon_refused",
    "price_changed",
    "region_required",
    "change_at_period_end",
    "subscription_suspended",
    "conflict",
  ],
  idempotent: true,
  async run(ctx, input) {
    const buyerId = buyerOf(ctx);
    const { kind, currency, expectedTotal } = input;
    const { column, offer: offered } = kinds[kind];
    const referral = await readReferral(ctx.ports.signer, input.referral, ctx.now);
    const [[found], open, [affiliate]] = await ctx.read((q) => [
      selectAppraisal(q, input, buyerId, ctx.now),
      selectOpenOrders(q, input, buyerId),
      selectAttribution(q, referral, { buyerId, kind, now: ctx.now }),
    ]);
    const { offer, coupon, rule, regions } = found ?? { offer: null, coupon: null, rule: null, regions: [] };
    if (!offer) throw ctx.refuse("not_found");
    // The input insists on a country where there is no payer.
    const { countryCode = "", taxNumber = null } = offer.payer ?? input;
    if (!offer.isOpen) throw ctx.refuse("not_for_sale");
    if (offer.isOwned) throw ctx.refuse("already_owned");
    const fee = offer.price?.[currency];
    if (fee === undefined) throw ctx.refuse("currency_not_offered");
    const { plan } = offer;
    const deal = plan && input.cycle ? dealOf({ ...offer, plan }, { ...input, cycle: input.cycle }, ctx.now) : null;
    if (deal?.how === "owned") throw ctx.refuse("already_owned");
    if (deal?.how === "suspended") throw ctx.refuse("subscription_suspended");
    if (deal?.how === "at_period_end") throw ctx.refuse("change_at_period_end");
    const price = fee - (deal?.credit ?? 0);
    const reduction = reductionIn(coupon, currency);
    if (input.coupon && !reduction) throw ctx.refuse("coupon_refused");
    if (!isSaid(input.regionCode, regions)) throw ctx.refuse("region_required");
    const reverse = Boolean(rule?.reverseCharge && taxNumber);
    const { lines, subtotal, discount, tax, taxes, total } = priceOrder(
      [{ price, reducible: true }],
      reduction,
      rule,
      reverse,
    );
    if (total !== expectedTotal) throw ctx.refuse("price_changed", { total, currency });
    const isPaid = total === 0;
    const terms = deal?.terms ?? null;
    const again = open.find(
      (order) =>
        order.total === total &&
        order.couponId === (coupon?.id ?? null) &&
        order.regionCode === (rule?.region?.code ?? null) &&
        isSame(order.terms, terms) &&
        isAsReferred(order.affiliateId, affiliate) &&
        isPayable(order.terms, ctx.now),
    );
    if (again && !isPaid) return { orderUuid: again.uuid, total, currency, isPaid };
    const reply = { orderUuid: newUuid(), total, currency, isPaid };
    const line = { uuid: newUuid(), ...lines[0] };

    // A person has one plan: another choice takes the place of the first, but not of the renewal that is being tried.
    const givesWay = terms
      ? sql`exists (select from subscription_terms t where t.line_uuid = l.uuid and t.how <> 'renewal')`
      : sql`l.${sql.identifier(column)} = ${offer.id}::bigint`;
    const order = sql`(select id from orders where uuid = ${reply.orderUuid}::uuid)`;
    await ctx.commit({
      statements: (w) => [
        takeTurns(w, buyerId),
        refuseUnless(
          w,
          sql`exists (select from (${offered(input, buyerId, ctx.now)}) as o where to_jsonb(o) = ${JSON.stringify(offer)}::jsonb)`,
          "price_changed",
        ),
        ...releaseOrders(
          w,
          sql`o.user_id = ${buyerId}::bigint and exists (
          select from order_lines l where l.order_id = o.id and ${givesWay})`,
          ctx.now,
          reduction && coupon ? coupon.id : null,
        ),
        ...(reduction && coupon
          ? [
              insist(
                w,
                sql`update coupons k set used_count = k.used_count + 1 where k.id = ${coupon.id}::bigint and ${couponHolds(ctx.now)} returning k.id`,
                "coupon_refused",
              ),
            ]
          : []),
        w.execute(sql`
          insert into orders (uuid, user_id, status, currency, subtotal, discount, tax, total, country_code, tax_number, ${taxColumns}, coupon_id, affiliate_id,
            commission_basis_points, created_at)
          values (${reply.orderUuid}::uuid, ${buyerId}::bigint, 'open', ${currency}, ${subtotal}::bigint, ${discount}::bigint, ${tax}::bigint, ${total}::bigint,
            ${countryCode}, ${taxNumber}, ${taxValues(rule, taxes, reverse)}, ${reduction && coupon ? coupon.id : null}::bigint, ${affiliate?.affiliateId ?? null}::bigint,
            ${affiliate?.basisPoints ?? null}::int, ${ctx.now.toISOString()}::timestamptz)`),
        w.execute(sql`
          insert into order_lines (uuid, order_id, kind, ${sql.identifier(column)}, title, price, discount, tax, total)
          values (${line.uuid}::uuid, ${order}, ${kind}, ${offer.id}::bigint, ${JSON.stringify(offer.title)}::jsonb, ${line.price}::bigint, ${line.discount}::bigint,
            ${line.tax}::bigint, ${line.total}::bigint)`),
        ...(terms ? [w.execute(insertTerms(line.uuid, buyerId, terms))] : []),
        ...(isPaid
          ? [
              w.execute(
                sql`update orders set status = 'paid', paid_at = ${ctx.now.toISOString()}::timestamptz where uuid = ${reply.orderUuid}::uuid`,
              ),
              ...handOver(w, [{ uuid: line.uuid, kind, terms }], buyerId, { at: ctx.now, means: null }, ctx.now),
            ]
          : []),
      ],
      constraints: { subscriptions_live: "conflict", subscription_periods_base: "conflict" },
      reply,
    });
    return reply;
  },
});

/** Where regions have taxes of their own the buyer says which it is, or that it is none of them. */
const isSaid = (regionCode: string | undefined, regions: readonly { code: string }[]): boolean =>
  regions.length === 0 || regionCode === "other" || regions.some(({ code }) => code === regionCode);

/** A credit holds for an hour; after that another order takes the place of this one. */
const isPayable = (terms: Terms | null, now: Date): boolean =>
  !terms?.payableUntil || Date.parse(terms.payableUntil) > now.getTime();

const isSame = (was: Terms | null, is: Terms | null): boolean =>
  was?.how === is?.how &&
  was?.cycle === is?.cycle &&
  was?.baseId === is?.baseId &&
  was?.credit === is?.credit &&
  was?.autoRenew === is?.autoRenew;

/** Who comes by another link than the order says is that one's; who comes by none leaves it as it is. */
const isAsReferred = (was: number | null, is: Attribution | undefined): boolean =>
  is === undefined || is.affiliateId === was;

/** The caller's open orders of the thing in the same currency, from the same country, under the same tax number. */
const selectOpenOrders = (
  q: Selecting,
  { kind, uuid, currency, countryCode, taxNumber }: v.InferOutput<typeof PlaceOrder>,
  buyerId: number,
) => {
  const { column, table, isOnAccount } = kinds[kind];
  const asBefore = isOnAccount
    ? sql`true`
    : sql`o.country_code = ${countryCode ?? null}::text and o.tax_number is not distinct from ${taxNumber ?? null}::text`;
  return q
    .select({
      uuid: sql<string>`o.uuid`,
      total: sql<number>`o.total::float8`,
      couponId: sql<number | null>`o.coupon_id::float8`,
      regionCode: sql<string | null>`o.tax_region->>'code'`,
      affiliateId: sql<number | null>`o.affiliate_id::float8`,
      terms: termsOf,
    })
    .from(sql`orders o join order_lines l on l.order_id = o.id`)
    .where(
      sql`o.user_id = ${buyerId}::bigint and o.status = 'open' and o.deleted_at is null and o.currency = ${currency} and ${asBefore}
        and l.${sql.identifier(column)} = (select t.id from ${sql.identifier(table)} t where t.uuid = ${uuid}::uuid)`,
    );
};
