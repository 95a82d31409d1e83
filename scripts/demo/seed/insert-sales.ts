import { sql } from "drizzle-orm";
import { newUuid } from "../../../worker/kernel/ids";
import type { InvoicePaper } from "../../../worker/kernel/payment-ports";
import { priceOrder } from "../../../worker/modules/billing/money/price-order";
import * as tables from "../../../worker/modules/billing/schema";
import type { Bilingual } from "../types";
import { insertEntry, nextNumber } from "./books";
import { day, minute } from "./clock";
import type { CoursePlan } from "./course-plan";
import type { Ids, Transaction } from "./database";
import { type Affiliate, insertAffiliate, insertCommission, insertPayout } from "./insert-affiliate";
import { demoCoupon, demoRegionalTaxes, demoSales, demoSeller, demoTaxes, type Sale } from "./sales-plan";
import { demoStudents, type Student } from "./students";

interface Known {
  people: Ids;
  ids: Ids;
  plans: readonly CoursePlan[];
  now: Date;
}
/** A sale with everything that follows from it. */
export interface Sold extends ReturnType<typeof priceOrder> {
  sale: Pick<Sale, "student" | "currency" | "isOpen" | "affiliate">;
  student: Student;
  title: Bilingual;
  orderId: number;
  placedAt: Date;
  paidAt: Date;
  refundedAt: Date | null;
}

/** Orders with all that money leaves behind: payments, the ledger, invoices without gaps, a refund with its credit note. Nothing of it was ever paid. */
export async function insertSales(tx: Transaction, known: Known): Promise<void> {
  await tx.execute(sql`
    update billing_settings set seller_name = ${demoSeller.sellerName}, seller_address = ${demoSeller.sellerAddress}, seller_tax_number = ${demoSeller.sellerTaxNumber}`);
  await tx.insert(tables.taxRules).values(
    Object.entries(demoTaxes).map(([countryCode, { name, basisPoints, inclusive }]) => ({
      countryCode,
      translations: { en: { name: name.en }, ar: { name: name.ar } },
      basisPoints,
      inclusive,
    })),
  );
  await tx.insert(tables.taxRules).values(demoRegionalTaxes);
  const usedCount = demoSales.filter(({ withCoupon }) => withCoupon).length;
  const [coupon] = await tx
    .insert(tables.coupons)
    .values({ ...demoCoupon, usedCount })
    .returning({ id: tables.coupons.id });
  const affiliate = await insertAffiliate(tx, known);
  const sold: Sold[] = [];
  for (const sale of demoSales) sold.push(await insertOrder(tx, sale, { couponId: coupon?.id ?? 0, affiliate }, known));
  for (const one of sold) {
    if (one.sale.isOpen) continue;
    const paymentId = await insertPayment(tx, one, known);
    if (one.sale.affiliate) await insertCommission(tx, affiliate, { ...one, paymentId });
  }
  await insertPayout(tx, affiliate, known);
}

async function insertOrder(
  tx: Transaction,
  sale: Sale,
  { couponId, affiliate }: { couponId: number; affiliate: Affiliate },
  known: Known,
): Promise<Sold> {
  const student = demoStudents.find(({ email }) => email === sale.student);
  const plan = known.plans.find(({ course }) => course.slug === sale.course);
  const price = sale.price ?? plan?.course.price?.[sale.currency];
  if (!student || !plan || price === undefined) throw new Error(`nobody sells ${sale.course} to ${sale.student}`);
  const tax = demoTaxes[student.countryCode] ?? null;
  const priced = priceOrder([{ price, reducible: true }], sale.withCoupon ? demoCoupon : null, tax);
  const placedAt = new Date(known.now.getTime() - sale.daysAgo * day);
  const paidAt = new Date(placedAt.getTime() + 2 * minute);
  const refundedAt = sale.refundedAfterDays ? new Date(paidAt.getTime() + sale.refundedAfterDays * day) : null;
  const { lines, subtotal, discount, total } = priced;
  const [order] = await tx
    .insert(tables.orders)
    .values({
      userId: known.people.of(sale.student),
      status: sale.isOpen ? "open" : "paid",
      currency: sale.currency,
      subtotal,
      discount,
      tax: priced.tax,
      total,
      countryCode: student.countryCode,
      taxBasisPoints: tax?.basisPoints ?? 0,
      taxInclusive: tax?.inclusive ?? false,
      taxName: tax?.name ?? null,
      couponId: sale.withCoupon ? couponId : null,
      affiliateId: sale.affiliate ? affiliate.id : null,
      commissionBasisPoints: sale.affiliate ? affiliate.basisPoints : null,
      paidAt: sale.isOpen ? null : paidAt,
      createdAt: placedAt,
    })
    .returning({ id: tables.orders.id });
  const orderId = order?.id ?? 0;
  const courseId = known.ids.of(plan.uuid);
  await tx.insert(tables.orderLines).values(
    lines.map((line) => ({
      ...line,
      orderId,
      kind: "course_purchase" as const,
      courseId,
      title: plan.course.title,
      grantedAt: sale.isOpen ? null : paidAt,
      revokedAt: refundedAt,
      createdAt: placedAt,
    })),
  );
  if (!sale.isOpen && !refundedAt)
    await tx.execute(sql`
      update enrollments set enrollment_type = 'purchase', enrolled_by_id = null where user_id = ${known.people.of(sale.student)} and course_id = ${courseId}`);
  return { ...priced, sale, student, title: plan.course.title, orderId, placedAt, paidAt, refundedAt };
}

/** Answers its id. */
export async function insertPayment(tx: Transaction, sold: Sold, known: Pick<Known, "people">): Promise<number> {
  const { sale, orderId, total, tax, paidAt, refundedAt } = sold;
  const uuid = newUuid();
  const reference = `test_${uuid.replaceAll("-", "")}`;
  const transactionId = `txn_${reference.slice(5, 21)}`;
  const [payment] = await tx
    .insert(tables.payments)
    .values({
      uuid,
      orderId,
      gateway: "test",
      reference,
      status: refundedAt ? "refunded" : "completed",
      currency: sale.currency,
      amount: total,
      refundedAmount: refundedAt ? total : 0,
      method: "card 4242",
      transactionId,
      completedAt: paidAt,
      checkedAt: paidAt,
      createdAt: sold.placedAt,
    })
    .returning({ id: tables.payments.id });
  await insertEntry(tx, entryOf(sold), `capture:${uuid}`, paidAt, [
    ["gateway_clearing", total],
    ["sales", tax - total],
    ["tax_payable", -tax],
  ]);
  const paper = paperOf(sold, transactionId);
  const invoice = await insertPaper(tx, sold, { kind: "invoice", refundId: null, at: paidAt, paper, known });
  const paymentId = payment?.id ?? 0;
  if (!refundedAt) return paymentId;
  const refundReference = `re_${reference}_1`;
  const [refund] = await tx
    .insert(tables.refunds)
    .values({
      paymentId,
      reference: refundReference,
      amount: total,
      status: "completed",
      reason: "Demo: bought by mistake.",
      askedById: known.people.of(sale.student),
      completedAt: refundedAt,
      createdAt: new Date(refundedAt.getTime() - minute),
    })
    .returning({ id: tables.refunds.id });
  await insertEntry(tx, entryOf(sold), `refund:${uuid}:${refundReference}`, refundedAt, [
    ["sales_refunds", total - tax],
    ["tax_payable", tax],
    ["gateway_clearing", -total],
  ]);
  const back = { title: sold.title, price: total - tax, discount: 0, tax, total };
  const note = { ...paper, lines: [back], of: invoice };
  await insertPaper(tx, sold, { kind: "credit_note", refundId: refund?.id ?? 0, at: refundedAt, paper: note, known });
  return paymentId;
}

const entryOf = ({ orderId, sale }: Sold) => ({ orderId, currency: sale.currency });

interface Paper {
  kind: "invoice" | "credit_note";
  refundId: number | null;
  at: Date;
  paper: InvoicePaper;
  known: Pick<Known, "people">;
}

/** Under the next number of its series. Answers the number as it is printed. */
async function insertPaper(tx: Transaction, sold: Sold, { kind, refundId, at, paper, known }: Paper): Promise<string> {
  const { series, number, printed } = await nextNumber(tx, kind === "invoice" ? "INV" : "CRN", at);
  await tx.insert(tables.invoices).values({
    kind,
    series,
    number,
    orderId: sold.orderId,
    userId: known.people.of(sold.sale.student),
    refundId,
    currency: sold.sale.currency,
    tax: sold.tax,
    total: sold.total,
    issuedAt: at,
    paper,
    createdAt: at,
  });
  return printed;
}

function paperOf({ student, title, lines }: Sold, transactionId: string): InvoicePaper {
  const tax = demoTaxes[student.countryCode];
  const { sellerName, sellerAddress, sellerTaxNumber } = demoSeller;
  return {
    seller: { name: sellerName, address: sellerAddress, taxNumber: sellerTaxNumber },
    buyer: { name: student.name, email: student.email, countryCode: student.countryCode, taxNumber: null },
    lines: lines.map((line) => ({ title, ...line })),
    tax: {
      name: tax?.name ?? null,
      basisPoints: tax?.basisPoints ?? 0,
      inclusive: tax?.inclusive ?? false,
      reverseCharge: false,
    },
    payment: { gateway: "test", method: "card 4242", transactionId },
    of: null,
  };
}
