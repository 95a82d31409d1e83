import { sql } from "drizzle-orm";
import { newUuid } from "../../../worker/kernel/ids";
import { priceOrder } from "../../../worker/modules/billing/money/price-order";
import * as billing from "../../../worker/modules/billing/schema";
import { type Cycle, periodEnd } from "../../../worker/modules/plans";
import * as tables from "../../../worker/modules/plans/schema";
import { cycleWords } from "../../../worker/words/plans";
import type { Bilingual } from "../types";
import { day, minute } from "./clock";
import type { Ids, Transaction } from "./database";
import { insertPlanCourse } from "./insert-plan-course";
import { insertPayment } from "./insert-sales";
import { type DemoSubscription, demoPlans, demoSubscriptions } from "./plans-plan";
import { demoTaxes } from "./sales-plan";
import { demoStudents, type Student } from "./students";

interface Known {
  people: Ids;
  now: Date;
}
/** One of somebody's subscription, with what its orders are made of. */
interface Made {
  one: DemoSubscription;
  student: Student;
  id: number;
  planId: number;
  fee: number;
  title: Bilingual;
  startedAt: Date;
}

/** The plans, and subscriptions in every state with the orders of their periods. Nothing of it was ever paid. */
export async function insertPlans(tx: Transaction, known: Known): Promise<void> {
  const planIds = new Map<string, number>();
  for (const [rank, { slug, name, description, price, trialDays, features }] of demoPlans.entries()) {
    const [plan] = await tx
      .insert(tables.plans)
      .values({
        slug,
        translations: {
          en: { name: name.en, description: description.en },
          ar: { name: name.ar, description: description.ar },
        },
        price,
        trialDays,
        rank,
      })
      .returning({ id: tables.plans.id });
    const planId = plan?.id ?? 0;
    planIds.set(slug, planId);
    await tx
      .insert(tables.planFeatures)
      .values(features.map(({ feature, limit }) => ({ planId, feature, limit: limit ?? null })));
  }
  for (const one of demoSubscriptions) await insertSubscription(tx, one, planIds, known);
  await insertLearners(tx, await insertPlanCourse(tx, known.people, known.now));
}

/** Whose plan runs has begun the course of plans today, and has it as long as the plan. */
const insertLearners = (tx: Transaction, courseId: number) =>
  tx.execute(sql`
    insert into enrollments (user_id, course_id, enrollment_type, enrolled_at, expires_at)
    select s.user_id, ${courseId}::bigint, 'subscription', now() - interval '1 hour', greatest(s.paid_until, s.grace_ends_at)
    from subscriptions s where s.status in ('active', 'cancelled')`);

async function insertSubscription(tx: Transaction, one: DemoSubscription, planIds: Map<string, number>, known: Known) {
  const plan = demoPlans.find(({ slug }) => slug === one.plan);
  const student = demoStudents.find(({ email }) => email === one.student);
  const planId = planIds.get(one.plan);
  if (!plan || !student || !planId) throw new Error(`nobody has ${one.plan}`);
  const startedAt = new Date(known.now.getTime() - one.startedDaysAgo * day);
  const ends = [startedAt];
  for (let n = 0; n < one.paid; n++)
    ends.push(periodEnd(startedAt, ends.at(-1) ?? startedAt, one.cycle, student.timeZone));
  if (one.paid === 0) ends.push(new Date(startedAt.getTime() + plan.trialDays * day));
  const paidUntil = ends.at(-1) ?? startedAt;
  const fee = plan.price[one.cycle][one.currency];
  const [subscription] = await tx
    .insert(tables.subscriptions)
    .values({
      userId: known.people.of(one.student),
      planId,
      cycle: one.cycle,
      currency: one.currency,
      status: one.status,
      autoRenew: one.autoRenew ?? false,
      timeZone: student.timeZone,
      startedAt,
      paidUntil,
      ...(one.next ? { nextPlanId: planIds.get(one.next) ?? null, nextCycle: one.cycle } : {}),
      cancelledAt: one.status === "cancelled" ? new Date(startedAt.getTime() + 3 * day) : null,
      endedAt: one.status === "expired" ? paidUntil : null,
      ...(one.isInGrace ? { graceEndsAt: new Date(paidUntil.getTime() + 7 * day), dunningStep: 1 } : {}),
      nextChargeAt: one.isInGrace
        ? new Date(paidUntil.getTime() + 5 * day)
        : new Date(paidUntil.getTime() - 60 * minute),
      // The card that pays once, where its renewal is refused.
      ...(one.autoRenew ? meansOf(one.isInGrace ? "0341" : "4242") : {}),
      createdAt: startedAt,
    })
    .returning({ id: tables.subscriptions.id });
  const name = (locale: keyof Bilingual) => `${plan.name[locale]} · ${cycleWords[locale][one.cycle]}`;
  const made: Made = {
    one,
    student,
    id: subscription?.id ?? 0,
    planId,
    fee,
    title: { en: name("en"), ar: name("ar") },
    startedAt,
  };
  let baseId: number | null = null;
  for (const [index, endsAt] of ends.slice(1).entries()) {
    const startsAt = ends[index] ?? startedAt;
    const lineUuid =
      one.paid > 0 ? await insertOrder(tx, made, { startsAt, baseId, isRefused: false, endsAt }, known) : null;
    baseId = await insertPeriod(tx, made, { lineUuid, startsAt, endsAt, baseId, anchorAt: startedAt });
  }
  if (one.isInGrace)
    await insertOrder(
      tx,
      made,
      {
        startsAt: paidUntil,
        baseId,
        isRefused: true,
        endsAt: periodEnd(startedAt, paidUntil, one.cycle, student.timeZone),
      },
      known,
    );
}

const meansOf = (last4: string) => ({
  meansGateway: "test",
  meansReference: `means_${last4}`,
  meansLabel: `card ${last4}`,
});

interface Period {
  startsAt: Date;
  endsAt: Date;
  baseId: number | null;
}

async function insertPeriod(
  tx: Transaction,
  { one, id, planId, fee }: Made,
  period: Period & { lineUuid: string | null; anchorAt: Date },
): Promise<number> {
  const [row] = await tx
    .insert(tables.subscriptionPeriods)
    .values({
      subscriptionId: id,
      planId,
      cycle: one.cycle as Cycle,
      currency: one.currency,
      fee,
      value: period.lineUuid ? fee : 0,
      createdAt: period.startsAt,
      ...period,
    })
    .returning({ id: tables.subscriptionPeriods.id });
  return row?.id ?? 0;
}

/** The order of a period, paid when it began; or refused, and open still. Answers its line. */
async function insertOrder(
  tx: Transaction,
  made: Made,
  period: Period & { isRefused: boolean },
  known: Known,
): Promise<string> {
  const { one, student, id, planId, fee, title } = made;
  const { startsAt, endsAt, baseId, isRefused } = period;
  const tax = demoTaxes[student.countryCode] ?? null;
  const priced = priceOrder([{ price: fee, reducible: true }], null, tax);
  const { lines, subtotal, discount, total } = priced;
  const [order] = await tx
    .insert(billing.orders)
    .values({
      userId: known.people.of(one.student),
      status: isRefused ? "open" : "paid",
      ...{ currency: one.currency, subtotal, discount, tax: priced.tax, total },
      countryCode: student.countryCode,
      taxBasisPoints: tax?.basisPoints ?? 0,
      taxInclusive: tax?.inclusive ?? false,
      taxName: tax?.name ?? null,
      paidAt: isRefused ? null : startsAt,
      createdAt: startsAt,
    })
    .returning({ id: billing.orders.id });
  const orderId = order?.id ?? 0;
  const lineUuid = newUuid();
  await tx.insert(billing.orderLines).values(
    lines.map((line) => ({
      ...line,
      uuid: lineUuid,
      orderId,
      kind: "subscription" as const,
      planId,
      title,
      grantedAt: isRefused ? null : startsAt,
      createdAt: startsAt,
    })),
  );
  const isRenewal = baseId !== null;
  await tx.insert(tables.subscriptionTerms).values({
    ...{ lineUuid, userId: known.people.of(one.student), planId, cycle: one.cycle, currency: one.currency },
    ...{ timeZone: student.timeZone, fee, how: isRenewal ? ("renewal" as const) : ("start" as const) },
    ...(isRenewal
      ? {
          subscriptionId: id,
          baseId,
          anchorAt: made.startedAt,
          startsAt,
          endsAt,
          payableUntil: new Date(startsAt.getTime() + 7 * day),
        }
      : {}),
    createdAt: startsAt,
  });
  const sale = { student: one.student, currency: one.currency };
  const paid = { ...priced, sale, student, title, orderId, placedAt: startsAt, paidAt: startsAt, refundedAt: null };
  if (!isRefused) await insertPayment(tx, paid, known);
  else await insertRefused(tx, { orderId, total, currency: one.currency, at: startsAt });
  return lineUuid;
}

async function insertRefused(tx: Transaction, order: { orderId: number; total: number; currency: string; at: Date }) {
  const uuid = newUuid();
  await tx.insert(billing.payments).values({
    ...{ uuid, orderId: order.orderId, gateway: "test", reference: `test_${uuid.replaceAll("-", "")}` },
    ...{
      status: "failed" as const,
      currency: order.currency,
      amount: order.total,
      isCharge: true,
      checkedAt: order.at,
      createdAt: order.at,
    },
  });
}
