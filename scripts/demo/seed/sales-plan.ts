import type { TaxRate } from "../../../worker/modules/billing/money/tax";
import { demoEmail } from "../sign-ins";
import type { Bilingual, DemoPrice } from "../types";
import { studentEmail } from "./students";

type Currency = keyof DemoPrice;

/** The taxes of two countries, both within the price; those of a third, and of a region of it, are set below. */
export const demoTaxes: Record<string, TaxRate & { name: Bilingual }> = {
  IN: { name: { en: "GST", ar: "ضريبة السلع والخدمات" }, basisPoints: 1800, inclusive: true },
  EG: { name: { en: "VAT", ar: "ضريبة القيمة المضافة" }, basisPoints: 1400, inclusive: true },
};

/** Canada's tax, and Quebec's two in place of it: both added to the price. */
export const demoRegionalTaxes = [
  {
    countryCode: "CA",
    translations: { en: { name: "GST" }, ar: { name: "ضريبة السلع والخدمات" } },
    basisPoints: 500,
    inclusive: false,
  },
  {
    countryCode: "CA",
    regionCode: "CA-QC",
    region: { en: "Quebec", ar: "كيبك" },
    translations: { en: { name: "GST + QST" }, ar: { name: "ضريبة السلع والخدمات + ضريبة مبيعات كيبك" } },
    basisPoints: 1_497.5,
    components: [
      { name: { en: "GST", ar: "ضريبة السلع والخدمات" }, basisPoints: 500 },
      { name: { en: "QST", ar: "ضريبة مبيعات كيبك" }, basisPoints: 997.5 },
    ],
    inclusive: false,
  },
];

export const demoCoupon = { code: "DEMO10", basisPoints: 1000, maxUses: 100 };

/** The demo student recommends courses: so many followed the link on a day. */
export const demoAffiliate = {
  email: demoEmail("student"),
  code: "demo2026",
  clicks: [
    { daysAgo: 41, count: 6 },
    { daysAgo: 33, count: 4 },
    { daysAgo: 10, count: 9 },
    { daysAgo: 2, count: 3 },
  ],
  minPayout: { INR: 10_000 },
  payoutDaysAgo: 20,
  payoutReference: "DEMO-TRANSFER-1",
};

/** Plainly nobody. */
export const demoSeller = {
  sellerName: "RecruitLMS Demo",
  sellerAddress: "1 Demo Street\nBengaluru 560001\nIndia",
  sellerTaxNumber: "DEMO-TAX-0001",
};

export interface Sale {
  student: string;
  course: string;
  currency: Currency;
  daysAgo: number;
  /** What it cost then, where it costs something else now. */
  price?: number;
  withCoupon?: boolean;
  /** The whole of it went back so many days after it was paid. */
  refundedAfterDays?: number;
  /** Nobody has paid it yet. */
  isOpen?: boolean;
  /** By a link of the demo's affiliate, whose commission was paid out, is due, or is still held. */
  affiliate?: "paid" | "due" | "held";
}

const sql = "spreadsheets-to-sql";
const refrigeration = "commercial-refrigeration-technician";

/** The demo student's three kinds of orders, and those of everybody who learns in the course that costs something; the oldest first. */
export const demoSales: readonly Sale[] = [
  // The course has become free since.
  { student: demoEmail("student"), course: sql, currency: "INR", daysAgo: 88, price: 99_900 },
  { student: studentEmail(15), course: refrigeration, currency: "INR", daysAgo: 41, affiliate: "paid" },
  { student: studentEmail(17), course: refrigeration, currency: "EGP", daysAgo: 36 },
  { student: studentEmail(19), course: refrigeration, currency: "SAR", daysAgo: 34 },
  {
    student: studentEmail(20),
    course: refrigeration,
    currency: "INR",
    daysAgo: 33,
    withCoupon: true,
    affiliate: "due",
  },
  { student: demoEmail("student"), course: refrigeration, currency: "INR", daysAgo: 30, refundedAfterDays: 2 },
  { student: studentEmail(21), course: refrigeration, currency: "AED", daysAgo: 29 },
  { student: studentEmail(6), course: refrigeration, currency: "INR", daysAgo: 10, affiliate: "held" },
  { student: demoEmail("student"), course: refrigeration, currency: "INR", daysAgo: 0.1, isOpen: true },
];
