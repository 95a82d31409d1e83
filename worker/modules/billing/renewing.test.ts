import { beforeAll, describe, expect, it } from "vitest";
import { makeCourse } from "../../../tests/support/courses";
import { expectRefusal } from "../../../tests/support/refusal";
import { subscribing } from "../../../tests/support/subscribing";
import { createWorld } from "../../../tests/support/world";
import type { Person } from "../../kernel/actor";
import { closeDispute, dispute, testCards } from "../../platform/gateways/test-payment";
import { editCourse } from "../catalogue";
import { enrol } from "../enrolment";
import {
  changeAtPeriodEnd,
  expireSubscriptions,
  listSubscriptions,
  readMySubscription,
  readSubscriptionFigures,
} from "../subscriptions";
import {
  cancelStaleOrders,
  editSettings,
  payNow,
  readSettings,
  remindSubscribers,
  renewDue,
  renewSubscription,
} from ".";

describe("renewing", () => {
  const world = createWorld();
  const s = subscribing(world);
  let finance: Person;
  let teacher: Person;
  let courseUuid: string;
  beforeAll(async () => {
    world.now = new Date("2026-03-01T00:00:00Z");
    finance = await world.person("finance_manager");
    teacher = await world.person("instructor");
    await s.makePlans(finance);
    courseUuid = (await makeCourse(world, teacher)).uuid;
    await world.as(teacher).run(editCourse, { uuid: courseUuid, pricing: { model: "subscription" } });
  });
  const at = (text: string) => {
    world.now = new Date(text);
  };
  const mine = async (person: Person) => (await world.as(person).run(readMySubscription, {})).subscription;
  async function subscribed(card?: string, startsAt = "2026-03-01T00:00:00Z") {
    at(startsAt);
    const buyer = await world.person("student");
    await s.buy(buyer, "basic", card ? { card } : {});
    await world.as(buyer).run(enrol, { courseUuid });
    return { buyer, uuid: (await mine(buyer))?.uuid ?? "" };
  }
  /** What of the outbox tells people of a plan, by its type; it is emptied. */
  async function told() {
    await world.settle();
    const kinds = world.events
      .splice(0)
      .flatMap(({ kind, payload }) => (kind === "notification.asked" ? [String(payload.type)] : []));
    return kinds;
  }
  const charges = async (buyer: Person) =>
    (
      await world.sql.query(
        "select p.status from payments p join orders o on o.id = p.order_id where o.user_id = $1 and p.is_charge order by p.id",
        [buyer.id],
      )
    ).rows.map(({ status }) => status);

  it("SUB-2 it is charged an hour before its end, once: by two timers at once, two runs at once, and after a death in between", async () => {
    const { buyer, uuid } = await subscribed();
    at("2026-03-31T22:55:00Z");
    await s.renewAll();
    expect(await charges(buyer)).toEqual([]);
    at("2026-03-31T23:05:00Z");
    await Promise.all([world.system.run(renewDue, {}), world.system.run(renewDue, {})]);
    const runs = await Promise.allSettled(
      [1, 2, 3].map(() => world.system.run(renewSubscription, { subscriptionUuid: uuid })),
    );
    expect(runs.some(({ status }) => status === "fulfilled")).toBe(true);
    await s.drain();
    expect(await charges(buyer)).toEqual(["completed"]);
    expect(await s.orders(buyer)).toHaveLength(2);
    expect(await s.openCourses(buyer)).toEqual([courseUuid]);
    expect(await mine(buyer)).toMatchObject({
      paidUntil: "2026-05-01T00:00:00.000Z",
      graceEndsAt: null,
      status: "active",
    });
    // The gateway is away after the payment was noted: the next run goes on with the same.
    at("2026-04-30T23:05:00Z");
    world.gateway.state.isAway = true;
    await expectRefusal(world.system.run(renewSubscription, { subscriptionUuid: uuid }), "unavailable");
    world.gateway.state.isAway = false;
    expect(await charges(buyer)).toEqual(["completed", "pending"]);
    expect(await world.system.run(renewSubscription, { subscriptionUuid: uuid })).toEqual({ outcome: "renewed" });
    expect(await world.system.run(renewSubscription, { subscriptionUuid: uuid })).toEqual({ outcome: "not_due" });
    expect(await charges(buyer)).toEqual(["completed", "completed"]);
    expect((await s.periods(buyer)).map(({ from, to }) => [from.slice(0, 10), to.slice(0, 10)])).toEqual([
      ["2026-03-01", "2026-04-01"],
      ["2026-04-01", "2026-05-01"],
      ["2026-05-01", "2026-06-01"],
    ]);
  });

  it("SUB-2 whoever is locked out, and could not stop it, is not charged", async () => {
    const { buyer, uuid } = await subscribed();
    await world.sql.query("update users set status = 'banned' where id = $1", [buyer.id]);
    at("2026-03-31T23:05:00Z");
    await s.renewAll();
    expect(await world.system.run(renewSubscription, { subscriptionUuid: uuid })).toEqual({ outcome: "not_due" });
    expect(await charges(buyer)).toEqual([]);
    // Out of the way of what follows.
    await world.sql.query("update subscriptions set status = 'expired' where user_id = $1", [buyer.id]);
  });

  it("SUB-3 one that is refused is tried again on the days that are set, told each time, open until the grace is over, and then not", async () => {
    const settings = { refundDays: 14, refundProgressPercent: 30 };
    await expectRefusal(
      world.as(finance).run(editSettings, { ...settings, graceDays: 3, dunningDays: [2, 5] }),
      "dunning_beyond_grace",
    );
    await world.as(finance).run(editSettings, { ...settings, graceDays: 6, dunningDays: [4, 2], reminderDays: 2 });
    await world.as(finance).run(editSettings, settings);
    expect(await world.as(finance).run(readSettings, {})).toMatchObject({
      graceDays: 6,
      dunningDays: [2, 4],
      reminderDays: 2,
    });
    const { buyer } = await subscribed(testCards.pays_once);
    const bought = await makeCourse(world, teacher, { price: 10_000 });
    await s.buyCourse(buyer, bought.uuid);
    await told();
    at("2026-03-30T12:00:00Z");
    await world.system.run(remindSubscribers, {});
    await world.system.run(remindSubscribers, {});
    expect(await told()).toContain("subscription.renewing");
    const days: [string, number, string[]][] = [
      ["2026-03-31T23:30:00Z", 1, ["subscription.payment_failed"]],
      ["2026-04-01T12:00:00Z", 1, []],
      ["2026-04-03T00:05:00Z", 2, ["subscription.payment_failed"]],
      ["2026-04-04T00:05:00Z", 2, []],
      ["2026-04-05T00:05:00Z", 3, ["subscription.payment_failed"]],
      ["2026-04-06T23:55:00Z", 3, []],
    ];
    for (const [when, failures, kinds] of days) {
      at(when);
      await world.system.run(renewDue, {});
      await world.settle();
      for (const { kind, payload } of [...world.events])
        if (kind === "subscription.due" && payload.subscriptionUuid === (await mine(buyer))?.uuid)
          await world.system.run(renewSubscription, { subscriptionUuid: String(payload.subscriptionUuid) });
      await world.system.run(expireSubscriptions, {});
      await world.system.run(cancelStaleOrders, {});
      expect([when, await charges(buyer), await told()]).toEqual([when, Array(failures).fill("failed"), kinds]);
      expect(await s.openCourses(buyer)).toEqual([courseUuid, bought.uuid].sort());
      expect(await mine(buyer)).toMatchObject({
        isCovered: true,
        graceEndsAt: "2026-04-07T00:00:00.000Z",
        mayPayNow: true,
      });
    }
    await expectRefusal(
      world.as(buyer).run(changeAtPeriodEnd, { planUuid: s.plan("plus"), cycle: "monthly" }),
      "change_too_late",
    );
    const { orderUuid } = await world.as(buyer).run(payNow, {});
    const late = await s.open(buyer, orderUuid);
    at("2026-04-07T00:05:00Z");
    expect(await s.openCourses(buyer)).toEqual([bought.uuid]);
    await world.system.run(expireSubscriptions, {});
    expect(await told()).toEqual(["subscription.ended"]);
    await world.system.run(expireSubscriptions, {});
    expect(await told()).toEqual([]);
    expect(await mine(buyer)).toMatchObject({ status: "expired", isCovered: false, mayPayNow: false });
    await expectRefusal(world.as(buyer).run(payNow, {}), "no_subscription");
    // Money that comes after that bought nothing.
    await s.settle(late);
    await s.drain();
    expect(await mine(buyer)).toMatchObject({ status: "expired" });
    expect((await s.money(buyer)).sales).toBe(-39_900);
    expect((await s.money(buyer)).gateway_clearing).toBe(39_900);
  });

  it("SUB-3 paid by hand within the grace, nothing is lost: the next period begins where the last one ended", async () => {
    const { buyer } = await subscribed(testCards.pays_once);
    at("2026-03-31T23:30:00Z");
    await s.renewAll();
    at("2026-04-04T10:00:00Z");
    const { orderUuid, total } = await world.as(buyer).run(payNow, {});
    expect(total).toBe(29_900);
    await s.settle(await s.open(buyer, orderUuid));
    expect(await mine(buyer)).toMatchObject({
      status: "active",
      graceEndsAt: null,
      period: { startsAt: "2026-04-01T00:00:00.000Z", endsAt: "2026-05-01T00:00:00.000Z" },
      means: "card 4242",
    });
    at("2026-04-30T23:30:00Z");
    await s.renewAll();
    expect(await mine(buyer)).toMatchObject({ paidUntil: "2026-06-01T00:00:00.000Z" });
    expect(await s.openCourses(buyer)).toEqual([courseUuid]);
  });

  it("SUB-3 a chargeback of a renewal that is lost ends what it paid for, and nothing is charged any more", async () => {
    const { buyer, uuid } = await subscribed();
    at("2026-03-31T23:30:00Z");
    await s.renewAll();
    at("2026-04-10T00:00:00Z");
    const reference = (
      await world.sql.query(
        "select p.reference from payments p join orders o on o.id = p.order_id where o.user_id = $1 and p.is_charge",
        [buyer.id],
      )
    ).rows[0].reference;
    dispute(world.gateway.the(reference), world.now.toISOString());
    await s.hear(reference);
    expect(await mine(buyer)).toMatchObject({ status: "active", isCovered: true });
    closeDispute(world.gateway.the(reference), "lost", world.now.toISOString());
    await s.hear(reference);
    await s.hear(reference);
    expect(await mine(buyer)).toMatchObject({ status: "expired", isCovered: false, autoRenew: false });
    expect(await s.openCourses(buyer)).toEqual([]);
    at("2026-05-01T00:00:00Z");
    await s.renewAll();
    expect(await world.system.run(renewSubscription, { subscriptionUuid: uuid })).toEqual({ outcome: "not_due" });
    expect(await charges(buyer)).toHaveLength(1);
  });

  it("SUB-2 the events of three cycles and a refund, in whatever order they are heard, end in the same periods and the same books", async () => {
    const ends: unknown[] = [];
    // Four payments' worth of news: the first cycle's, the renewals', and the last one's refund.
    const orders = permutations([0, 1, 2, 3]);
    for (const [index, order] of orders.entries()) {
      const { buyer, uuid } = await subscribed(undefined, "2026-03-01T00:00:00Z");
      const first = await referenceOf(buyer, 1);
      const references = [first];
      for (const when of ["2026-03-31T23:30:00Z", "2026-04-30T23:30:00Z"]) {
        at(when);
        await world.system.run(renewSubscription, { subscriptionUuid: uuid });
        references.push(await referenceOf(buyer, references.length + 1));
      }
      at("2026-05-02T00:00:00Z");
      const refundLast = async () => s.refund(finance, (await s.orders(buyer))[2] ?? "");
      const news = [...references.map((reference) => () => s.hear(reference)), refundLast];
      for (const step of order)
        for (let times = 0; times <= (index + step) % 3; times++) if (step < 3 || times === 0) await news[step]?.();
      const { rows } = await world.sql.query(
        `select n.key, l.account, l.amount::int as amount from ledger_lines l join ledger_entries n on n.id = l.entry_id join orders o on o.id = n.order_id
         where o.user_id = $1 order by n.id, l.account`,
        [buyer.id],
      );
      ends.push([
        await s.periods(buyer),
        (await mine(buyer))?.status,
        rows.map(({ key, ...line }) => ({ kind: key.split(":")[0], ...line })),
        await s.openCourses(buyer),
      ]);
    }
    for (const end of ends) expect(end).toEqual(ends[0]);
    expect(ends).toHaveLength(24);
  }, 120_000);

  it("SUB-2 administrators find subscriptions and read what they bring in, who leaves and what one is worth", async () => {
    at("2026-05-02T00:00:00Z");
    const { items } = await world.as(finance).run(listSubscriptions, { status: "expired", limit: 2 });
    expect(items).toHaveLength(2);
    const [one] = items;
    expect(
      (await world.as(finance).run(listSubscriptions, { q: one?.person.email })).items.map(({ uuid }) => uuid),
    ).toEqual([one?.uuid]);
    const figures = await world.as(finance).run(readSubscriptionFigures, {});
    expect(figures.currency).toBe("INR");
    expect(figures.months).toHaveLength(12);
    const [march, april, may] = figures.months.slice(-3);
    expect(march).toMatchObject({ month: "2026-03", activeBefore: 0, ended: 0 });
    expect(march?.mrr).toBe(29_900 * (march?.active ?? 0));
    expect(april?.activeBefore).toBe(march?.begun);
    expect(may?.ended).toBe(24);
    expect(figures.perPerson).toBe(29_900);
    expect(figures.lifetimeValue).toBeGreaterThan(29_900);
  });

  const referenceOf = async (buyer: Person, nth: number): Promise<string> =>
    (
      await world.sql.query(
        "select p.reference from payments p join orders o on o.id = p.order_id where o.user_id = $1 order by p.id offset $2 limit 1",
        [buyer.id, nth - 1],
      )
    ).rows[0].reference;
});

const permutations = <T>(items: readonly T[]): T[][] =>
  items.length < 2
    ? [[...items]]
    : items.flatMap((item, i) => permutations(items.toSpliced(i, 1)).map((rest) => [item, ...rest]));
