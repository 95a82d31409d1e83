import { sql } from "drizzle-orm";
import * as v from "valibot";
import type { Message } from "../../../../queues/messages";
import type { CommandContext } from "../../../kernel/context";
import { insist } from "../../../kernel/database";
import type { UniversalError } from "../../../kernel/errors";
import { newUuid } from "../../../kernel/ids";
import { uuid as uuidInput } from "../../../kernel/inputs";
import { command, systemOnly } from "../../../kernel/verb";
import { at, leadMs, resettle } from "../../subscriptions";
import { atGateway } from "../at-gateway";
import { bringUpToDate } from "../bring-up-to-date";
import { isLeftAlone } from "./by-hand";
import { graceEnd, nextTry } from "./dunning";
import { placeRenewal } from "./place-renewal";
import { type Renewing, selectRenewing } from "./renewing";

type Context = CommandContext<"conflict" | "not_found" | "nothing_due" | UniversalError>;
const outcomes = ["renewed", "pending", "refused", "waiting", "not_due"] as const;
type Outcome = (typeof outcomes)[number];

/**
 * What is to be done is told by what is there (the order, its payments, how many of them were refused), so that a second run, at once or after a death in
 * between, finds the first one's and goes on with it: a period has one order, an order one payment at a time, a payment one uuid.
 */
export const renewSubscription = command({
  name: "subscriptions.renew",
  summary:
    "Charges what was kept for a subscription's next period; where that is refused, tells its person and says when it is tried again.",
  may: systemOnly,
  input: v.strictObject({ subscriptionUuid: uuidInput }),
  output: v.object({ outcome: v.picklist(outcomes) }),
  errors: ["not_found", "conflict", "nothing_due"],
  async run(ctx, { subscriptionUuid }) {
    const read = async () => {
      const [[found]] = await ctx.read((q) => [selectRenewing(q, sql`s.uuid = ${subscriptionUuid}::uuid`, ctx.now)]);
      if (!found) throw ctx.refuse("not_found");
      return found.renewing;
    };
    let renewing = await read();
    if (!isDue(renewing, ctx.now)) return { outcome: "not_due" as const };
    const byHand = renewing.order?.pending;
    if (byHand && !byHand.isCharge) {
      if (!(await isLeftAlone(ctx, byHand))) {
        await holdOpen(ctx, renewing);
        return { outcome: "waiting" as const };
      }
      renewing = await read();
    }
    const { base, order, settings } = renewing;
    // Paid by hand just before.
    if (!isDue(renewing, ctx.now) || !base) return { outcome: "renewed" as const };
    const pending = order?.pending;
    const failures = order?.failures ?? 0;
    const again = failures > 0 ? nextTry(base.endsAt, failures, settings) : null;
    if (!pending && failures > 0 && (again === null || again > ctx.now)) {
      await dun(ctx, renewing, failures);
      return { outcome: "waiting" as const };
    }
    const { orderUuid, total } = await placeRenewal(ctx, renewing);
    if (total === 0) return { outcome: "renewed" as const };
    await holdOpen(ctx, renewing);
    const outcome = await charge(ctx, renewing, orderUuid, total);
    if (outcome === "refused") await dun(ctx, renewing, failures + 1);
    return { outcome };
  },
});

const isDue = ({ status, maySignIn, autoRenew, means, isInLast, base, graceEndsAt }: Renewing, now: Date) =>
  status === "active" &&
  maySignIn &&
  autoRenew &&
  means &&
  isInLast &&
  base &&
  !base.isTrial &&
  Date.parse(base.endsAt) - leadMs <= now.getTime() &&
  (graceEndsAt === null || Date.parse(graceEndsAt) > now.getTime());

/** While the renewal is tried, what is open stays so. */
const holdOpen = (ctx: Context, { id, base, settings, graceEndsAt }: Renewing) => {
  const which = sql`s.id = ${id}::bigint`;
  return graceEndsAt === null && base
    ? ctx.commit({
        statements: (w) => [
          w.execute(sql`update subscriptions s set grace_ends_at = ${at(graceEnd(base.endsAt, settings))} where ${which} and s.paid_until = ${at(new Date(base.endsAt))}
            and s.status = 'active'`),
          ...resettle(w, which, ctx.now),
        ],
      })
    : Promise.resolve();
};

async function charge(
  ctx: Context,
  { order, means, next, currency, user }: Renewing,
  orderUuid: string,
  total: number,
): Promise<Outcome> {
  const gateway = ctx.ports.gateways.find(({ name }) => name === (order?.pending?.gateway ?? means?.gateway));
  if (!gateway || !means) return "waiting";
  const uuid = order?.pending?.uuid ?? newUuid();
  if (!order?.pending)
    await ctx.commit({
      statements: (w) => [
        insist(
          w,
          sql`insert into payments (uuid, order_id, gateway, currency, amount, is_charge, created_at)
            select ${uuid}::uuid, o.id, ${gateway.name}, o.currency, o.total, true, ${at(ctx.now)} from orders o where o.uuid = ${orderUuid}::uuid and o.status = 'open'
            and (select count(*) from payments p where p.order_id = o.id and p.is_charge) = ${order?.failures ?? 0}::int returning id`,
          "conflict",
        ),
      ],
      constraints: { payments_pending: "conflict" },
    });
  const description = next.title[user.locale] ?? next.title.en;
  if (!order?.pending?.reference) {
    const { reference } = await atGateway(ctx, () =>
      gateway.charge({
        uuid,
        orderUuid,
        amount: total,
        currency,
        description,
        email: user.email,
        means: means.reference,
      }),
    );
    await ctx.commit({
      statements: (w) => [
        w.execute(sql`update payments set reference = ${reference} where uuid = ${uuid}::uuid and reference is null`),
      ],
    });
  }
  const status = await bringUpToDate(ctx, sql`p.uuid = ${uuid}::uuid`);
  if (status === "pending") return "pending";
  return status === "completed" ? "renewed" : "refused";
}

/** Says when it is tried again, and tells the person: once for each refusal. */
async function dun(ctx: Context, { id, uuid, base, settings, user, dunningStep }: Renewing, failures: number) {
  if (!base) return;
  const again = nextTry(base.endsAt, failures, settings);
  const grace = graceEnd(base.endsAt, settings);
  const told: Message = {
    kind: "notification.asked",
    payload: {
      type: "subscription.payment_failed",
      to: { userUuids: [user.uuid] },
      params: { endsAt: grace.toISOString() },
      link: "/student/subscription",
    },
  };
  await ctx.commit({
    statements: (w) => [
      insist(
        w,
        sql`update subscriptions s set dunning_step = ${failures}::int, next_charge_at = ${again ? at(again) : at(grace)}
          where s.uuid = ${uuid}::uuid and s.id = ${id}::bigint and s.dunning_step = ${dunningStep}::int returning s.id`,
        "conflict",
      ),
    ],
    events: dunningStep === failures ? [] : [told],
  });
}
