import * as v from "valibot";
import { query, signedIn } from "../../kernel/verb";
import { buyerOf, selectAppraisal } from "./appraise";
import { reductionIn } from "./coupon-rules";
import { QuoteOrder } from "./inputs";
import { type Deal, dealOf } from "./kinds/deal";
import { currencyOf } from "./money/currency-of";
import { priceOrder } from "./money/price-order";
import { InBoth, TaxLine, TaxRegion, taxLines } from "./tax-rule";

const Quote = v.object({
  /** In both languages, as far as they are written. */
  title: InBoth,
  isOpen: v.boolean(),
  isOwned: v.boolean(),
  /** What it is sold in. */
  currencies: v.array(v.string()),
  currency: v.string(),
  /** What the buyer's country pays in; null where none was named. It is not sold in that if `currencies` does not say so. */
  currencyOfCountry: v.nullable(v.string()),
  price: v.number(),
  discount: v.number(),
  tax: v.number(),
  total: v.number(),
  /** The tax by what it is made of; none where nothing is taxed. */
  taxes: v.array(TaxLine),
  /** The regions of the country that have taxes of their own: the buyer is to name one, or "other". */
  regions: v.array(TaxRegion),
  /** The one that decides the tax; null where the country does. */
  regionCode: v.nullable(v.string()),
  taxInclusive: v.boolean(),
  reverseCharge: v.boolean(),
  /** None where none was named; "refused" where it is unknown, over, used up, or for something else. */
  coupon: v.picklist(["none", "applied", "refused"]),
  /** Of what a company owes: who pays it. Null for everything else. */
  payer: v.nullable(v.object({ name: v.string(), countryCode: v.string(), taxNumber: v.nullable(v.string()) })),
  /** Of a plan: what becomes of the caller's subscription, and what is deducted for the period that runs. Null for everything else. */
  subscription: v.nullable(
    v.object({
      how: v.picklist(["start", "upgrade", "renewal", "owned", "suspended", "at_period_end"]),
      /** Minor units, as the plan's price: before tax that is not within it. */
      fee: v.number(),
      credit: v.number(),
      startsAt: v.string(),
      endsAt: v.string(),
      /** To be given to orders.place, so that the credit is the one shown. */
      quotedAt: v.string(),
    }),
  ),
});

export const quoteOrder = query({
  name: "orders.quote",
  summary:
    "Says what a course, a bundle or a plan costs the caller: price, reduction, tax and total in the currency that is named, else in that of the country, else in the house's, so far as it is sold in it; nothing is converted.",
  may: signedIn,
  input: QuoteOrder,
  output: Quote,
  errors: ["not_found"],
  async run(ctx, input) {
    const [[found]] = await ctx.read((q) => [selectAppraisal(q, input, buyerOf(ctx), ctx.now)]);
    const { offer, coupon, rule, regions } = found ?? { offer: null, coupon: null, rule: null, regions: [] };
    if (!offer) throw ctx.refuse("not_found");
    const currencies = Object.keys(offer.price ?? {});
    const currencyOfCountry = input.countryCode ? currencyOf(input.countryCode) : null;
    const currency =
      [input.currency, currencyOfCountry, ctx.tenant.currency].find((one) => one && currencies.includes(one)) ??
      currencies[0] ??
      ctx.tenant.currency;
    const reduction = reductionIn(coupon, currency);
    const deal =
      offer.plan && input.cycle && dealOf({ ...offer, plan: offer.plan }, { cycle: input.cycle, currency }, ctx.now);
    const { terms: _, ...told } = deal ?? { terms: null };
    const price = deal ? deal.fee - deal.credit : (offer.price?.[currency] ?? 0);
    const reverse = Boolean(rule?.reverseCharge && input.taxNumber);
    const priced = priceOrder([{ price, reducible: true }], reduction, rule, reverse);
    return {
      title: offer.title,
      isOpen: offer.isOpen,
      isOwned: offer.isOwned || deal?.how === "owned",
      currencies,
      currency,
      currencyOfCountry,
      price: priced.subtotal,
      discount: priced.discount,
      tax: priced.tax,
      total: priced.total,
      taxes: taxLines(rule, priced.taxes),
      regions,
      regionCode: rule?.region?.code ?? null,
      taxInclusive: rule?.inclusive ?? false,
      reverseCharge: reverse,
      coupon: (!input.coupon ? "none" : reduction ? "applied" : "refused") as "none" | "applied" | "refused",
      payer: offer.payer ?? null,
      subscription: deal ? (told as Omit<Deal, "terms">) : null,
    };
  },
});
