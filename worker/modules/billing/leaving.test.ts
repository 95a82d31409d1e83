import { beforeAll, describe, expect, it } from "vitest";
import { makeCourse } from "../../../tests/support/courses";
import { expectRefusal } from "../../../tests/support/refusal";
import { subscribing } from "../../../tests/support/subscribing";
import { createWorld } from "../../../tests/support/world";
import type { Person } from "../../kernel/actor";
import { closeDispute, dispute } from "../../platform/gateways/test-payment";
import { issueCertificate, listMine, verifyCertificate } from "../credentials";
import { completeLesson, openLesson } from "../progress";
import { cancelStaleOrders, listMyOrders, openPayment, placeOrder, quoteOrder, reconcile } from ".";

describe("buying, left half-way", () => {
  const world = createWorld();
  const s = subscribing(world);
  let teacher: Person;
  beforeAll(async () => {
    teacher = await world.person("instructor");
  });
  const later = (minutes: number) => {
    world.now = new Date(world.now.getTime() + minutes * 60_000);
  };
  async function started() {
    const buyer = await world.person("student");
    const course = await makeCourse(world, teacher, { price: 49_900 });
    return {
      buyer,
      course,
      asked: { kind: "course_purchase" as const, uuid: course.uuid, currency: "INR", countryCode: "EG" },
    };
  }
  type Started = Awaited<ReturnType<typeof started>>;
  const place = async ({ buyer, asked }: Started) =>
    (await world.as(buyer).run(placeOrder, { ...asked, expectedTotal: 49_900 })).orderUuid;
  const purchases = async ({ buyer }: Started) =>
    (await world.as(buyer).run(listMyOrders, {})).items.map(({ status, payment }) => [status, payment?.status ?? null]);
  /** What the clock asks for, and what the gateway says to it. */
  async function reconciled() {
    world.events.length = 0;
    await world.system.run(reconcile, {});
    await world.settle();
    const called = world.events.filter(({ kind }) => kind === "payment.called");
    for (const { payload } of called) await s.hear(String(payload.reference));
  }

  it("PAY-1 PAY-2 a tab that is closed at whatever step of the checkout loses nothing and buys nothing twice", async () => {
    const one = await started();
    const { buyer, course, asked } = one;
    // On the page itself.
    await world.as(buyer).run(quoteOrder, asked);
    expect(await purchases(one)).toEqual([]);
    // The button was pressed, and nothing came of it any more: the order is there, and the same when it is asked for again.
    const orderUuid = await place(one);
    expect(await purchases(one)).toEqual([["open", null]]);
    expect(await place(one)).toBe(orderUuid);
    // On the page of the gateway, before anything was paid: the same page is found again.
    const page = await s.open(buyer, orderUuid);
    expect(await purchases(one)).toEqual([["open", "pending"]]);
    later(11);
    await reconciled();
    expect(await s.open(buyer, orderUuid)).toBe(page);
    expect(await s.openCourses(buyer)).toEqual([]);
    // Paid, and closed before coming back; nobody called either.
    s.pay(page);
    expect(await s.openCourses(buyer)).toEqual([]);
    // As often as it is old.
    later(12);
    await reconciled();
    expect(await s.openCourses(buyer)).toEqual([course.uuid]);
    expect(await purchases(one)).toEqual([["paid", "completed"]]);
    await reconciled();
    expect(await s.money(buyer)).toEqual({ gateway_clearing: 49_900, sales: -49_900 });
  });

  it("PAY-1 PAY-2 while a page of the gateway is being opened a tab may be closed: the payment is opened there once", async () => {
    const one = await started();
    const orderUuid = await place(one);
    const before = world.gateway.payments.size;
    const page = await s.open(one.buyer, orderUuid);
    // The answer never came.
    await world.sql.query("update payments set reference = null, pay_url = null where reference = $1", [page]);
    expect(await s.open(one.buyer, orderUuid)).toBe(page);
    expect(world.gateway.payments.size).toBe(before + 1);
  });

  it("PAY-1 what nobody comes back to is given up after a day, and can be bought anew", async () => {
    const one = await started();
    const orderUuid = await place(one);
    later(25 * 60);
    await world.system.run(cancelStaleOrders, {});
    expect(await purchases(one)).toEqual([["cancelled", null]]);
    await expectRefusal(world.as(one.buyer).run(openPayment, { orderUuid }), "order_not_open");
    expect(await place(one)).not.toBe(orderUuid);
  });

  it("PAY-2 CRS-9 a chargeback after a course was completed closes the course; what was learnt, and its certificate, stay", async () => {
    const one = await started();
    const { buyer, course } = one;
    const page = await s.open(buyer, await place(one));
    await s.settle(page);
    const [lessonUuid = ""] = course.lessonUuids;
    await world.as(buyer).run(openLesson, { lessonUuid });
    later(30);
    await world.as(buyer).run(completeLesson, { lessonUuid });
    const { rows } = await world.sql.query("select uuid, status from enrollments where user_id = $1", [buyer.id]);
    expect(rows).toMatchObject([{ status: "completed" }]);
    await world.system.run(issueCertificate, { enrolmentUuid: rows[0].uuid });
    const [certificate] = (await world.as(buyer).run(listMine, {})).items;
    dispute(world.gateway.the(page), world.now.toISOString());
    await s.hear(page);
    expect(await s.openCourses(buyer)).toEqual([course.uuid]);
    closeDispute(world.gateway.the(page), "lost", world.now.toISOString());
    for (let times = 0; times < 3; times++) await s.hear(page);
    expect(await s.openCourses(buyer)).toEqual([]);
    await expectRefusal(world.as(buyer).run(openLesson, { lessonUuid }), "not_enrolled");
    expect(
      (await world.visitor.run(verifyCertificate, { number: certificate?.number ?? "" })).certificate?.status,
    ).toBe("valid");
    expect(await s.money(buyer)).toEqual({ sales: -49_900, dispute_losses: 49_900 });
    // Bought again, it goes on from its end.
    await s.settle(await s.open(buyer, await place(one)));
    expect(await s.openCourses(buyer)).toEqual([course.uuid]);
  });
});
