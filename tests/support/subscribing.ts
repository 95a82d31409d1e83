import type { Person } from "../../worker/kernel/actor";
import {
  openPayment,
  placeOrder,
  quoteOrder,
  refundOrder,
  renewDue,
  renewSubscription,
  returnSurplus,
  sendRefund,
  settlePayment,
} from "../../worker/modules/billing";
import { type Cycle, createPlan } from "../../worker/modules/plans";
import { pay, testCards } from "../../worker/platform/gateways/test-payment";
import type { World } from "./world";

type Slug = "basic" | "plus" | "pro";
interface Choice {
  cycle?: Cycle;
  autoRenew?: boolean;
}

/** What the tests of subscriptions do over and over: three plans, and the steps from a quote to the books. */
export function subscribing(world: World) {
  const plans = new Map<Slug, string>();
  const s = {
    async makePlans(manager: Person) {
      const rows = [
        {
          slug: "basic",
          name: "Basic",
          ar: "الأساسية",
          monthly: 29_900,
          annual: 299_000,
          trialDays: 0,
          limit: 2,
          premium: false,
        },
        {
          slug: "plus",
          name: "Plus",
          ar: "بلس",
          monthly: 59_900,
          annual: 599_000,
          trialDays: 14,
          limit: 5,
          premium: false,
        },
        {
          slug: "pro",
          name: "Pro",
          ar: "برو",
          monthly: 99_900,
          annual: 999_000,
          trialDays: 0,
          limit: null,
          premium: true,
        },
      ] as const;
      for (const [rank, { slug, name, ar, monthly, annual, trialDays, limit, premium }] of rows.entries()) {
        const { uuid } = await world.as(manager).run(createPlan, {
          slug,
          translations: { en: { name }, ar: { name: ar } },
          price: { monthly: { INR: monthly }, annual: { INR: annual } },
          trialDays,
          rank,
          features: [
            { feature: "course_access", limit },
            ...(premium ? [{ feature: "premium_content" as const }] : []),
            { feature: "certificates" },
          ],
        });
        plans.set(slug, uuid);
      }
    },
    plan: (slug: Slug) => plans.get(slug) ?? "",
    asked: (slug: Slug, { cycle = "monthly" }: Choice = {}) => ({
      kind: "subscription" as const,
      uuid: s.plan(slug),
      cycle,
      currency: "INR",
      countryCode: "EG",
    }),
    async place(buyer: Person, slug: Slug, choice: Choice = {}) {
      const asked = s.asked(slug, choice);
      const { total, subscription } = await world.as(buyer).run(quoteOrder, asked);
      const { orderUuid } = await world.as(buyer).run(placeOrder, {
        ...asked,
        expectedTotal: total,
        quotedAt: subscription?.quotedAt,
        autoRenew: choice.autoRenew ?? true,
      });
      return orderUuid;
    },
    /** Opened at the gateway; answers its reference there. */
    async open(buyer: Person, orderUuid: string) {
      const { payUrl } = await world.as(buyer).run(openPayment, { orderUuid });
      return payUrl.slice(payUrl.lastIndexOf("/") + 1);
    },
    pay: (reference: string, card: string = testCards.succeeds) => {
      pay(world.gateway.the(reference), card, world.now.toISOString());
    },
    hear: (reference: string) => world.system.run(settlePayment, { gateway: "test", reference }),
    async settle(reference: string, card?: string) {
      s.pay(reference, card);
      await s.hear(reference);
    },
    async buy(buyer: Person, slug: Slug, choice: Choice & { card?: string } = {}) {
      const orderUuid = await s.place(buyer, slug, choice);
      await s.settle(await s.open(buyer, orderUuid), choice.card);
      return orderUuid;
    },
    async buyCourse(buyer: Person, uuid: string) {
      const asked = { kind: "course_purchase" as const, uuid, currency: "INR", countryCode: "EG" };
      const { total } = await world.as(buyer).run(quoteOrder, asked);
      const { orderUuid } = await world.as(buyer).run(placeOrder, { ...asked, expectedTotal: total });
      await s.settle(await s.open(buyer, orderUuid));
    },
    async refund(manager: Person, orderUuid: string) {
      const { rows } = await world.sql.query(
        "select p.amount::int as amount from payments p join orders o on o.id = p.order_id where o.uuid = $1 and p.status = 'completed'",
        [orderUuid],
      );
      await world.as(manager).run(refundOrder, { orderUuid, amount: rows[0].amount, reason: "Demo" });
      await s.drain();
    },
    /** As the queue would: every message of the outbox about money, until there are none. */
    async drain() {
      await world.settle();
      for (let message = world.events.shift(); message; message = world.events.shift()) {
        const { paymentUuid, refundUuid, subscriptionUuid } = message.payload as Record<string, string>;
        if (message.kind === "payment.surplus")
          await world.system.run(returnSurplus, { paymentUuid: paymentUuid ?? "" });
        if (message.kind === "refund.asked")
          await world.system.run(settlePayment, await world.system.run(sendRefund, { refundUuid: refundUuid ?? "" }));
        if (message.kind === "subscription.due")
          await world.system.run(renewSubscription, { subscriptionUuid: subscriptionUuid ?? "" });
        await world.settle();
      }
    },
    /** The timer, and what it leaves in the outbox. */
    async renewAll() {
      await world.system.run(renewDue, {});
      await s.drain();
    },
    orders: async (buyer: Person): Promise<string[]> =>
      (await world.sql.query("select uuid from orders where user_id = $1 order by id", [buyer.id])).rows.map(
        ({ uuid }) => uuid,
      ),
    /** What is had, the first one first: nothing that was taken back. */
    periods: async (buyer: Person): Promise<{ slug: Slug; from: string; to: string; fee: number }[]> =>
      (
        await world.sql.query(
          `select p.slug, r.starts_at, r.ends_at, r.fee::int as fee from subscription_periods r join subscriptions s on s.id = r.subscription_id
           join plans p on p.id = r.plan_id where s.user_id = $1 and r.revoked_at is null order by r.starts_at`,
          [buyer.id],
        )
      ).rows.map(({ slug, starts_at, ends_at, fee }) => ({
        slug,
        from: starts_at.toISOString(),
        to: ends_at.toISOString(),
        fee,
      })),
    /** What the ledger holds of a person, by account. */
    money: async (buyer: Person): Promise<Record<string, number>> =>
      Object.fromEntries(
        (
          await world.sql.query(
            `select replace(l.account, 'sales_refunds', 'sales') as account, sum(l.amount)::int as amount from ledger_lines l join ledger_entries n on n.id = l.entry_id
             join orders o on o.id = n.order_id where o.user_id = $1
             group by 1 having sum(l.amount) <> 0`,
            [buyer.id],
          )
        ).rows.map(({ account, amount }) => [account, amount]),
      ),
    openCourses: async (person: Person): Promise<string[]> =>
      (
        await world.sql.query(
          `select c.uuid from enrollments e join courses c on c.id = e.course_id where e.user_id = $1
           and e.status in ('in_progress', 'completed') and (e.expires_at is null or e.expires_at > $2) order by c.uuid::text`,
          [person.id, world.now],
        )
      ).rows.map(({ uuid }) => uuid),
  };
  return s;
}
