import * as v from "valibot";
import { day, email, flag, integer, line, moment, optionalLine, optionalProse, uuid } from "../../kernel/inputs";
import { cursorInput, limitInput } from "../../kernel/paging";
import { cycles } from "../plans";
import { orderStatuses } from "./states";

export const lineKinds = ["course_purchase", "bundle_purchase", "subscription", "company_candidate_fee"] as const;

const currency = v.pipe(v.string(), v.trim(), v.toUpperCase(), v.regex(/^[A-Z]{3}$/));
/** ISO 3166-2, such as "CA-QC". */
const region = v.pipe(v.string(), v.trim(), v.toUpperCase(), v.regex(/^[A-Z]{2}-[A-Z0-9]{1,3}$/));
/** ISO 3166-1 alpha-2. */
const country = v.pipe(v.string(), v.trim(), v.toUpperCase(), v.regex(/^[A-Z]{2}$/));
const optionalRegion = v.optional(
  v.union([
    region,
    v.pipe(
      v.literal(""),
      v.transform(() => undefined),
    ),
  ]),
);
const code = v.pipe(v.string(), v.trim(), v.toUpperCase(), v.regex(/^[A-Z0-9][A-Z0-9-]{2,39}$/));
const minor = integer(1, 1_000_000_000);
const optionalCode = v.optional(
  v.union([
    code,
    v.pipe(
      v.literal(""),
      v.transform(() => undefined),
    ),
  ]),
);

const what = {
  kind: v.picklist(lineKinds),
  uuid,
  currency,
  countryCode: v.optional(country),
  /** Where the country has taxes by region: one of these, or that it is none of them. */
  regionCode: v.optional(
    v.union([
      v.literal("other"),
      region,
      v.pipe(
        v.literal(""),
        v.transform(() => undefined),
      ),
    ]),
  ),
  taxNumber: optionalLine(40),
  coupon: optionalCode,
  /** Of a plan: how often it is paid. */
  cycle: v.optional(v.picklist(cycles)),
};
/** What a company owes is paid as the company; anybody else says where they live. */
const needsCountry = <T extends { kind: string; countryCode?: string | undefined }>({ kind, countryCode }: T) =>
  kind === "company_candidate_fee" || countryCode !== undefined;
const needsCycle = <T extends { kind: string; cycle?: string | undefined }>({ kind, cycle }: T) =>
  (kind === "subscription") === (cycle !== undefined);
export const QuoteOrder = v.pipe(v.strictObject({ ...what, currency: v.optional(currency) }), v.check(needsCycle));
/**
 * `expectedTotal` is what the buyer was shown: another price is refused, not charged. `quotedAt` is the instant that the quote named, at which the credit for
 * a running period was measured.
 */
export const PlaceOrder = v.pipe(
  v.strictObject({
    ...what,
    expectedTotal: integer(0, Number.MAX_SAFE_INTEGER),
    quotedAt: v.optional(moment),
    autoRenew: v.optional(flag, true),
    /** What a browser keeps of an affiliate's link; one that counts for nothing is left alone. */
    referral: v.optional(v.pipe(v.string(), v.maxLength(600))),
  }),
  v.check(needsCycle),
  v.forward(v.check(needsCountry), ["countryCode"]),
);
export const OfOrder = v.strictObject({ orderUuid: uuid });
export const OfPayment = v.strictObject({
  gateway: v.pipe(v.string(), v.maxLength(40)),
  reference: v.pipe(v.string(), v.maxLength(255)),
});
export const SettlePayment = v.strictObject({
  ...OfPayment.entries,
  /** Only if a call about it was kept that nobody has dealt with. */
  unlessHeard: v.optional(v.boolean()),
});
export const OfPaymentUuid = v.strictObject({ paymentUuid: uuid });
export const NoteEvent = v.strictObject({
  gateway: v.pipe(v.string(), v.maxLength(40)),
  id: v.pipe(v.string(), v.nonEmpty(), v.maxLength(255)),
  kind: v.pipe(v.string(), v.maxLength(120)),
  reference: v.nullable(v.pipe(v.string(), v.maxLength(255))),
  /** Whoever was sent to look at the payment a moment ago has yet to look. */
  isAwaited: v.optional(v.boolean(), false),
});
export const AskRefund = v.strictObject({ orderUuid: uuid, reason: optionalProse(1_000) });
export const Refund = v.strictObject({
  orderUuid: uuid,
  amount: minor,
  reason: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(1_000)),
});
export const ListMine = v.strictObject({ cursor: cursorInput, limit: limitInput(100, 20) });
export const ListOrders = v.strictObject({
  status: v.optional(v.picklist([...orderStatuses, ""])),
  q: optionalLine(200),
  cursor: cursorInput,
  limit: limitInput(100, 24),
});
const isWithin = (regionCode: string | undefined, countryCode: string) =>
  regionCode === undefined || regionCode.startsWith(`${countryCode}-`);
export const CreatePayer = v.pipe(
  v.strictObject({
    name: line(200),
    /** The account of who gets its papers and pays them. */
    contactEmail: email,
    countryCode: country,
    /** Where its country has taxes by region. */
    regionCode: optionalRegion,
    taxNumber: optionalLine(40),
    currency,
    candidateFee: minor,
  }),
  v.forward(
    v.check(({ regionCode, countryCode }) => isWithin(regionCode, countryCode)),
    ["regionCode"],
  ),
);
export const ListPayers = v.strictObject({ q: optionalLine(200), cursor: cursorInput, limit: limitInput(100, 24) });
/** The account, and which page of its fees. */
export const OfPayer = v.strictObject({ payerUuid: uuid, cursor: cursorInput, limit: limitInput(100, 24) });
export const ChargeFee = v.strictObject({
  payerUuid: uuid,
  candidateUuid: uuid,
  jobUuid: uuid,
  jobTitle: v.strictObject({ en: line(200), ar: v.optional(line(200)) }),
});
export const CreditFee = v.strictObject({ feeUuid: uuid, amount: minor });
export const ListStatements = v.strictObject({
  payerUuid: v.optional(uuid),
  cursor: cursorInput,
  limit: limitInput(100, 24),
});
export const OfStatement = v.strictObject({ statementUuid: uuid });

const optionalDay = v.optional(
  v.union([
    day,
    v.pipe(
      v.literal(""),
      v.transform(() => undefined),
    ),
  ]),
);
export const ListInvoices = v.strictObject({
  kind: v.optional(v.picklist(["invoice", "credit_note", "voided", ""])),
  q: optionalLine(200),
  from: optionalDay,
  to: optionalDay,
  cursor: cursorInput,
  limit: limitInput(100, 24),
});
export const OfInvoice = v.strictObject({ invoiceUuid: uuid });

const amounts = v.pipe(
  v.record(currency, minor),
  v.check((price) => Object.keys(price).length > 0 && Object.keys(price).length <= 20),
);
const instant = v.optional(
  v.union([
    moment,
    v.pipe(
      v.literal(""),
      v.transform(() => undefined),
    ),
  ]),
);
export const CreateCoupon = v.strictObject({
  code,
  reduction: v.variant("kind", [
    v.strictObject({ kind: v.literal("percent"), basisPoints: integer(1, 10_000) }),
    v.strictObject({ kind: v.literal("amount"), amount: amounts }),
  ]),
  startsAt: instant,
  endsAt: instant,
  maxUses: v.optional(integer(1, 1_000_000)),
  courseUuid: v.optional(uuid),
});
export const ByUuid = v.strictObject({ uuid });
const inBoth = v.strictObject({ en: line(60), ar: v.optional(line(60)) });
/** Hundredths of a percent, with two decimals: 9.975 % is 997.5. */
const rate = v.pipe(
  v.number(),
  v.minValue(0),
  v.maxValue(10_000),
  v.check((points) => Math.abs(points * 100 - Math.round(points * 100)) < 1e-6),
);
/** Of a country, or of a region of it, whose tax then takes the place of the country's. */
export const SetTaxRule = v.pipe(
  v.strictObject({
    countryCode: country,
    region: v.optional(v.strictObject({ code: region, name: inBoth })),
    /** What the tax is made of, each worked out by itself: 100 % together at most. */
    components: v.pipe(
      v.array(v.strictObject({ name: inBoth, basisPoints: rate })),
      v.minLength(1),
      v.maxLength(3),
      v.check((all) => all.reduce((sum, { basisPoints }) => sum + basisPoints, 0) <= 10_000),
    ),
    inclusive: flag,
    reverseCharge: v.optional(flag, false),
  }),
  v.forward(
    v.check(({ region: of, countryCode }) => isWithin(of?.code, countryCode)),
    ["region", "code"],
  ),
);
export const SendRefund = v.strictObject({ refundUuid: uuid });
/** What is left out is taken away: invoices then name nobody there. */
export const EditSettings = v.strictObject({
  sellerName: optionalLine(200),
  sellerAddress: optionalProse(500),
  sellerTaxNumber: optionalLine(40),
  refundDays: integer(0, 365),
  refundProgressPercent: integer(0, 100),
  /** Left out, these stay as they are. */
  graceDays: v.optional(integer(0, 60)),
  dunningDays: v.optional(v.pipe(v.array(integer(0, 60)), v.maxLength(10))),
  reminderDays: v.optional(integer(0, 30)),
  affiliatesOpen: v.optional(flag),
  /** Hundredths of a percent. */
  affiliateBasisPoints: v.optional(integer(0, 5_000)),
  affiliateWindowDays: v.optional(integer(1, 365)),
  affiliateMinPayout: v.optional(
    v.pipe(
      v.record(currency, minor),
      v.check((amounts) => Object.keys(amounts).length <= 20),
    ),
  ),
});
export const ListAffiliates = v.strictObject({
  /** With something to be paid out. */
  state: v.optional(v.picklist(["due", "suspended", ""])),
  q: optionalLine(200),
  cursor: cursorInput,
  limit: limitInput(100, 24),
});
/** `expectedAmount` is what the caller was shown to be due: anything else is refused, not paid. */
export const RecordPayout = v.strictObject({
  affiliateUuid: uuid,
  currency,
  expectedAmount: integer(1, Number.MAX_SAFE_INTEGER),
  reference: line(120),
});
/** Of the currency that is the tenant's, or most was sold in, where none is named. */
export const Figures = v.strictObject({ currency: v.optional(currency) });
