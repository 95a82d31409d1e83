import { beforeAll, describe, expect, it } from "vitest";
import { makeCourse } from "../../../tests/support/courses";
import { expectRefusal } from "../../../tests/support/refusal";
import { subscribing } from "../../../tests/support/subscribing";
import { createWorld } from "../../../tests/support/world";
import type { Person } from "../../kernel/actor";
import { closeDispute, dispute } from "../../platform/gateways/test-payment";
import { editCourse } from "../catalogue";
import { drop, enrol } from "../enrolment";
import { listPlans } from "../plans";
import {
  cancelSubscription,
  changeAtPeriodEnd,
  expireSubscriptions,
  readMySubscription,
  restoreSubscription,
  resumeSubscription,
  setAutoRenew,
  startTrial,
  suspendSubscription,
} from "../subscriptions";
import { askRefund, openPayment, payNow, quoteOrder, refundOrder } from ".";

describe("subscribing", () => {
  const world = createWorld();
  const s = subscribing(world);
  let finance: Person;
  let teacher: Person;
  beforeAll(async () => {
    finance = await world.person("finance_manager");
    teacher = await world.person("instructor");
    await s.makePlans(finance);
  });
  const at = (text: string) => {
    world.now = new Date(text);
  };
  const mine = (person: Person) => world.as(person).run(readMySubscription, {});
  async function planCourse() {
    const course = await makeCourse(world, teacher);
    await world.as(teacher).run(editCourse, { uuid: course.uuid, pricing: { model: "subscription" } });
    return course;
  }

  it("SUB-1 SUB-2 a plan that is paid for begins when it is paid, by the calendar of its person, with an invoice that names it", async () => {
    at("2026-01-31T20:30:00Z");
    const buyer = await world.person("student");
    await world.sql.query("update users set time_zone = 'Asia/Kolkata' where id = $1", [buyer.id]);
    expect((await world.visitor.run(listPlans, {})).items.map(({ slug, isMine }) => [slug, isMine])).toEqual([
      ["basic", false],
      ["plus", false],
      ["pro", false],
    ]);
    const quote = await world.as(buyer).run(quoteOrder, s.asked("basic"));
    expect(quote).toMatchObject({ price: 29_900, isOwned: false, subscription: { how: "start", credit: 0 } });
    await s.buy(buyer, "basic");
    const { subscription } = await mine(buyer);
    // In India it is two in the morning of 1 February, and a month later of 1 March.
    expect(subscription).toMatchObject({
      status: "active",
      isCovered: true,
      plan: { slug: "basic" },
      period: { startsAt: "2026-01-31T20:30:00.000Z", endsAt: "2026-02-28T20:30:00.000Z" },
      means: "card 4242",
      nextCharge: { at: "2026-02-28T19:30:00.000Z", fee: 29_900 },
    });
    expect(
      (await world.as(buyer).run(listPlans, {})).items.filter(({ isMine }) => isMine).map(({ slug }) => slug),
    ).toEqual(["basic"]);
    const title = (
      await world.sql.query("select paper->'lines'->0->'title' as title from invoices where user_id = $1", [buyer.id])
    ).rows[0].title;
    expect(title).toEqual({ en: "Basic · one month", ar: "الأساسية · شهر واحد" });
    await expectRefusal(s.buy(buyer, "basic"), "already_owned");
  });

  it("CRS-9 SUB-3 SUB-4 courses of a plan are open as long as it is, so many as it says; what was learnt comes back with the next", async () => {
    at("2026-03-02T10:00:00Z");
    const [one, two, three] = [await planCourse(), await planCourse(), await planCourse()];
    const buyer = await world.person("student");
    const enter = (course: { uuid: string }) => world.as(buyer).run(enrol, { courseUuid: course.uuid });
    await expectRefusal(enter(one), "not_covered");
    await s.buy(buyer, "basic");
    const first = await enter(one);
    await enter(two);
    await expectRefusal(enter(three), "limit_reached");
    await expectRefusal(enter(one), "already_enrolled");
    const sold = await makeCourse(world, teacher, { price: 49_900 });
    await expectRefusal(enter(sold), "course_not_free");
    expect(await s.openCourses(buyer)).toEqual([one.uuid, two.uuid].sort());
    await world.as(buyer).run(drop, { uuid: first.uuid });
    await enter(three);
    expect((await mine(buyer)).allowances.find(({ feature }) => feature === "course_access")).toEqual({
      feature: "course_access",
      allowed: false,
      limit: 2,
      used: 2,
      why: "limit_reached",
    });
    // Bought meanwhile, and so for ever.
    await s.buyCourse(buyer, sold.uuid);
    await world.as(buyer).run(cancelSubscription, {});
    at("2026-04-01T10:00:00Z");
    expect((await mine(buyer)).subscription).toMatchObject({ status: "cancelled", isCovered: true });
    at("2026-04-02T10:00:00Z");
    expect(await s.openCourses(buyer)).toEqual([sold.uuid]);
    await world.system.run(expireSubscriptions, {});
    expect((await mine(buyer)).subscription).toMatchObject({ status: "expired", isCovered: false });
    await expectRefusal(enter(two), "not_covered");
    at("2026-06-02T10:00:00Z");
    await s.buy(buyer, "basic");
    const [{ n: before }] = (
      await world.sql.query("select count(*)::int as n from enrollments where user_id = $1", [buyer.id])
    ).rows;
    await enter(two);
    const [{ n: after }] = (
      await world.sql.query("select count(*)::int as n from enrollments where user_id = $1", [buyer.id])
    ).rows;
    // The enrolment of before, with all that hangs on it.
    expect(after).toBe(before);
    expect(await s.openCourses(buyer)).toEqual([sold.uuid, two.uuid].sort());
  });

  it("SUB-2 an upgrade begins at once and is reduced by what is unused, to the second; refunded, the old period runs on", async () => {
    at("2026-03-01T00:00:00Z");
    const buyer = await world.person("student");
    await s.buy(buyer, "basic");
    // Half of 31 days and a second.
    at("2026-03-16T11:59:59Z");
    const quote = await world.as(buyer).run(quoteOrder, s.asked("pro"));
    expect(quote.subscription).toMatchObject({
      how: "upgrade",
      fee: 99_900,
      credit: 14_950,
      endsAt: "2026-04-16T11:59:59.000Z",
    });
    expect(quote.price).toBe(99_900 - 14_950);
    const upgraded = await s.buy(buyer, "pro");
    expect((await mine(buyer)).subscription).toMatchObject({ plan: { slug: "pro" }, status: "active" });
    // What was counted towards the new plan does not go back as well.
    const orders = await s.orders(buyer);
    await expectRefusal(
      world.as(finance).run(refundOrder, { orderUuid: orders[0] ?? "", amount: 29_900, reason: "Demo" }),
      "refund_exceeds",
    );
    await s.refund(finance, upgraded);
    expect((await mine(buyer)).subscription).toMatchObject({
      plan: { slug: "basic" },
      status: "active",
      isCovered: true,
      period: { startsAt: "2026-03-01T00:00:00.000Z", endsAt: "2026-04-01T00:00:00.000Z" },
      autoRenew: true,
    });
    await s.refund(finance, orders[0] ?? "");
    expect((await mine(buyer)).subscription).toMatchObject({ status: "expired", isCovered: false, autoRenew: false });
    expect(await s.money(buyer)).toEqual({});
  });

  it("SUB-2 a refund during an upgrade: the period is gone, so the upgrade is for nothing and its money goes back", async () => {
    at("2026-03-01T00:00:00Z");
    const buyer = await world.person("student");
    const first = await s.buy(buyer, "basic");
    at("2026-03-10T00:00:00Z");
    const second = await s.place(buyer, "pro");
    const reference = await s.open(buyer, second);
    await s.refund(finance, first);
    s.pay(reference);
    await s.hear(reference);
    await s.drain();
    expect((await mine(buyer)).subscription).toMatchObject({ status: "expired", isCovered: false });
    expect(await s.money(buyer)).toEqual({});
  });

  it("SUB-2 a credit is good for an hour: whoever pays when it is used up has their money back, and so has whose plan was suspended meanwhile", async () => {
    at("2026-03-01T00:00:00Z");
    const [late, stopped] = [await world.person("student"), await world.person("student")];
    const pages: string[] = [];
    const orders: string[] = [];
    for (const buyer of [late, stopped]) {
      await s.buy(buyer, "basic");
      const order = await s.place(buyer, "pro");
      orders.push(order);
      pages.push(await s.open(buyer, order));
    }
    const { uuid = "" } = (await mine(stopped)).subscription ?? {};
    await world.as(finance).run(suspendSubscription, { uuid });
    at("2026-03-01T00:50:00Z");
    s.pay(pages[1] ?? "");
    await s.hear(pages[1] ?? "");
    at("2026-03-29T00:00:00Z");
    s.pay(pages[0] ?? "");
    await s.hear(pages[0] ?? "");
    await expectRefusal(world.as(late).run(openPayment, { orderUuid: orders[0] ?? "" }), "order_not_open");
    await s.drain();
    expect((await mine(late)).subscription).toMatchObject({ plan: { slug: "basic" } });
    for (const buyer of [late, stopped]) {
      expect(await s.periods(buyer)).toHaveLength(1);
      expect(Object.values(await s.money(buyer))).not.toContain(-99_900);
    }
  });

  it("SUB-2 nothing is credited of what a bank may call back, until it is won; a new order takes the place of one whose hour is over", async () => {
    at("2026-03-01T00:00:00Z");
    const buyer = await world.person("student");
    const first = await s.place(buyer, "basic");
    const reference = await s.open(buyer, first);
    await s.settle(reference);
    const creditOf = async () => (await world.as(buyer).run(quoteOrder, s.asked("pro"))).subscription?.credit;
    expect(await creditOf()).toBe(29_900);
    // Within a second's credit of each other, an hour and more apart.
    const held = await s.place(buyer, "pro");
    expect(await s.place(buyer, "pro")).toBe(held);
    await world.sql.query(
      `update subscription_terms set payable_until = $1 where line_uuid in (
         select l.uuid from order_lines l join orders o on o.id = l.order_id where o.uuid = $2)`,
      [world.now, held],
    );
    expect(await s.place(buyer, "pro")).not.toBe(held);
    dispute(world.gateway.the(reference), world.now.toISOString());
    await s.hear(reference);
    expect(await creditOf()).toBe(0);
    closeDispute(world.gateway.the(reference), "won", world.now.toISOString());
    await s.hear(reference);
    expect(await creditOf()).toBe(29_900);
  });

  it("PAY-4 a plan is given back by its buyer alone once; after that somebody has to look", async () => {
    at("2026-03-01T00:00:00Z");
    const buyer = await world.person("student");
    const ask = (orderUuid: string) => world.as(buyer).run(askRefund, { orderUuid, reason: "Not for me" });
    await ask(await s.buy(buyer, "basic"));
    await s.drain();
    expect((await mine(buyer)).subscription).toMatchObject({ status: "expired" });
    at("2026-03-02T00:00:00Z");
    await expectRefusal(ask(await s.buy(buyer, "basic")), "refund_window_over");
  });

  it("SUB-2 two tabs that begin, and two that upgrade, are one: what is paid twice goes back", async () => {
    at("2026-03-01T00:00:00Z");
    const buyer = await world.person("student");
    const tabs = [await s.place(buyer, "basic"), await s.place(buyer, "plus")];
    const references = [];
    for (const [index, orderUuid] of tabs.entries()) {
      if (index === 0) await world.sql.query("update orders set status = 'open' where uuid = $1", [orderUuid]);
      references.push(await s.open(buyer, orderUuid));
    }
    for (const reference of references) s.pay(reference);
    await Promise.all(references.map(s.hear));
    await s.drain();
    expect(await s.periods(buyer)).toHaveLength(1);
    const [kept] = await s.periods(buyer);
    expect(Object.values(await s.money(buyer)).reduce((a, b) => a + b, 0)).toBe(0);
    expect((await s.money(buyer)).gateway_clearing).toBe(kept?.fee);
    at("2026-03-05T00:00:00Z");
    const up = [await s.place(buyer, "pro"), await s.place(buyer, "pro", { cycle: "annual" })];
    await world.sql.query("update orders set status = 'open' where uuid = $1", [up[0]]);
    const paying = await Promise.all(up.map((orderUuid) => s.open(buyer, orderUuid)));
    for (const reference of paying) s.pay(reference);
    await Promise.all(paying.map(s.hear));
    await s.drain();
    expect(await s.periods(buyer)).toHaveLength(2);
    expect((await mine(buyer)).subscription?.plan.slug).toBe("pro");
  });

  it("SUB-2 a change to less waits for the period's end, and so does one that would be paid back for; it can be called off", async () => {
    at("2026-03-01T00:00:00Z");
    const buyer = await world.person("student");
    await s.buy(buyer, "pro", { cycle: "annual" });
    const quote = await world.as(buyer).run(quoteOrder, s.asked("plus"));
    expect(quote.subscription?.how).toBe("at_period_end");
    await expectRefusal(s.place(buyer, "plus"), "change_at_period_end");
    const change = (slug: "plus" | "pro", cycle: "monthly" | "annual") =>
      world.as(buyer).run(changeAtPeriodEnd, { planUuid: s.plan(slug), cycle });
    await change("plus", "monthly");
    expect((await mine(buyer)).subscription).toMatchObject({
      next: { plan: { slug: "plus" }, cycle: "monthly" },
      nextCharge: { fee: 59_900 },
    });
    await change("pro", "annual");
    expect((await mine(buyer)).subscription).toMatchObject({ next: null, nextCharge: { fee: 999_000 } });
    await change("plus", "monthly");
    at("2027-02-28T23:30:00Z");
    await s.renewAll();
    expect((await mine(buyer)).subscription).toMatchObject({
      plan: { slug: "pro" },
      paidUntil: "2027-04-01T00:00:00.000Z",
    });
    at("2027-03-01T00:05:00Z");
    await world.system.run(expireSubscriptions, {});
    expect((await mine(buyer)).subscription).toMatchObject({ plan: { slug: "plus" }, cycle: "monthly", next: null });
  });

  it("SUB-2 it is cancelled, taken up again, renewed by hand or by itself, suspended and restored", async () => {
    at("2026-03-01T00:00:00Z");
    const buyer = await world.person("student");
    await expectRefusal(world.as(buyer).run(cancelSubscription, {}), "no_subscription");
    await s.buy(buyer, "basic", { autoRenew: false });
    await expectRefusal(world.as(buyer).run(setAutoRenew, { autoRenew: true }), "no_means");
    await expectRefusal(world.as(buyer).run(payNow, {}), "nothing_due");
    await world.as(buyer).run(cancelSubscription, {});
    await world.as(buyer).run(resumeSubscription, {});
    const course = await planCourse();
    await world.as(buyer).run(enrol, { courseUuid: course.uuid });
    at("2026-03-25T00:00:00Z");
    const { orderUuid } = await world.as(buyer).run(payNow, {});
    expect(await world.as(buyer).run(payNow, {})).toMatchObject({ orderUuid, total: 29_900 });
    await s.settle(await s.open(buyer, orderUuid));
    expect((await mine(buyer)).subscription).toMatchObject({ paidUntil: "2026-05-01T00:00:00.000Z", mayPayNow: false });
    expect(await s.openCourses(buyer)).toEqual([course.uuid]);
    const { uuid } = (await mine(buyer)).subscription ?? { uuid: "" };
    await world.as(finance).run(suspendSubscription, { uuid });
    expect(await s.openCourses(buyer)).toEqual([]);
    await expectRefusal(s.place(buyer, "pro"), "subscription_suspended");
    await world.as(finance).run(restoreSubscription, { uuid });
    expect(await s.openCourses(buyer)).toEqual([course.uuid]);
    expect((await mine(buyer)).subscription).toMatchObject({ status: "active", isCovered: true });
  });

  it("SUB-1 a trial is had once, costs nothing, and is followed by what is bought in it", async () => {
    at("2026-03-01T00:00:00Z");
    const buyer = await world.person("student");
    const trial = { planUuid: s.plan("plus"), cycle: "monthly" as const, currency: "INR" };
    await expectRefusal(world.as(buyer).run(startTrial, { ...trial, planUuid: s.plan("pro") }), "plan_not_offered");
    await world.as(buyer).run(startTrial, trial);
    expect((await mine(buyer)).subscription).toMatchObject({
      status: "trial",
      isCovered: true,
      paidUntil: "2026-03-15T00:00:00.000Z",
    });
    await expectRefusal(world.as(buyer).run(startTrial, trial), "trial_used");
    at("2026-03-05T00:00:00Z");
    const quote = await world.as(buyer).run(quoteOrder, s.asked("plus"));
    expect(quote.subscription).toMatchObject({ how: "upgrade", credit: 0, startsAt: "2026-03-15T00:00:00.000Z" });
    await s.buy(buyer, "plus");
    expect((await mine(buyer)).subscription).toMatchObject({ status: "active", paidUntil: "2026-04-15T00:00:00.000Z" });
    expect((await s.periods(buyer)).map(({ from, to }) => [from, to])).toEqual([
      ["2026-03-01T00:00:00.000Z", "2026-03-15T00:00:00.000Z"],
      ["2026-03-15T00:00:00.000Z", "2026-04-15T00:00:00.000Z"],
    ]);
    const other = await world.person("student");
    await world.as(other).run(startTrial, trial);
    at("2026-03-19T00:00:00Z");
    await world.system.run(expireSubscriptions, {});
    expect((await mine(other)).subscription).toMatchObject({ status: "expired" });
    await expectRefusal(world.as(other).run(startTrial, trial), "trial_used");
  });
});
