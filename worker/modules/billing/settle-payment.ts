import { sql } from "drizzle-orm";
import * as v from "valibot";
import type { Message } from "../../../queues/messages";
import type { CommandContext } from "../../kernel/context";
import { DomainError, type UniversalError } from "../../kernel/errors";
import { newUuid } from "../../kernel/ids";
import { command, signedIn, systemOnly } from "../../kernel/verb";
import { OfOrder, OfPayment } from "./inputs";
import { type PaymentRow, selectPayment } from "./known-payment";
import { type Settlement, settle } from "./settle";
import { writeSettlement } from "./write-settlement";

type Context = CommandContext<"not_found" | "conflict" | UniversalError>;

/** A race for the same payment is lost at most this often before the caller has to come again. */
const tries = 3;

/** Reads what is known, asks the gateway, writes what follows: whoever calls, and how often, it ends in the same books. */
async function bringUpToDate(ctx: Context, which: Parameters<typeof selectPayment>[1]): Promise<PaymentRow["status"]> {
  for (let left = tries; ; left--) {
    const [[found]] = await ctx.read((q) => [selectPayment(q, which, sql`true`, ctx.now).limit(1)]);
    if (!found) throw ctx.refuse("not_found");
    const row = found.payment;
    const gateway = ctx.ports.gateways.find(({ name }) => name === row.gateway);
    if (!gateway || row.reference === null) return row.status;
    const truth = await gateway.ask(row.reference);
    if (!truth) return row.status;
    const settlement = settle(row, truth);
    try {
      await write(ctx, row, truth, settlement);
    } catch (error) {
      if (left > 1 && error instanceof DomainError && error.code === "conflict") continue;
      throw error;
    }
    await leaveRooms(ctx, row, settlement);
    return settlement.status;
  }
}

const write = (ctx: Context, row: PaymentRow, truth: Parameters<typeof writeSettlement>[2], settlement: Settlement) => {
  const papers = { invoice: newUuid(), notes: settlement.creditNotes.map(() => newUuid()) };
  const issued = [...(settlement.invoice ? [papers.invoice] : []), ...papers.notes];
  const events: Message[] = [
    ...issued.map((invoiceUuid) => ({ kind: "mail.invoice" as const, payload: { invoiceUuid } })),
    ...(settlement.returnSurplus ? [{ kind: "payment.surplus" as const, payload: { paymentUuid: row.uuid } }] : []),
  ];
  return ctx.commit({
    statements: (w) => {
      const [first, ...rest] = writeSettlement(w, row, truth, settlement, papers, ctx.now);
      return [first as NonNullable<typeof first>, ...rest];
    },
    events,
  });
};

/** Whoever lost a course leaves its room; a socket that this does not reach is asked anew within half an hour. */
async function leaveRooms(ctx: Context, { buyer, lines }: PaymentRow, { revoke }: Settlement) {
  for (const courseUuid of lines.filter(({ uuid }) => revoke.includes(uuid)).flatMap(({ courses }) => courses))
    await ctx.ports.live
      .expel(buyer.uuid, courseUuid)
      .catch((error: unknown) => ctx.log.warn("sockets_not_closed", { reason: String(error) }));
}

const status = v.picklist(["pending", "completed", "failed", "refunded", "cancelled"]);

export const settlePayment = command({
  name: "payments.settle",
  summary: "Asks a payment's gateway what it knows, and makes the books say the same.",
  may: systemOnly,
  input: OfPayment,
  output: v.object({ status }),
  errors: ["not_found", "conflict"],
  async run(ctx, { gateway, reference }) {
    return { status: await bringUpToDate(ctx, sql`p.gateway = ${gateway} and p.reference = ${reference}`) };
  },
});

export const refreshOrder = command({
  name: "orders.refresh",
  summary: "Asks the gateway about the newest payment of an order of the caller's: what coming back from paying does.",
  may: signedIn,
  input: OfOrder,
  output: v.object({ status }),
  errors: ["not_found", "conflict"],
  async run(ctx, { orderUuid }) {
    const buyerId = ctx.actor.kind === "person" ? ctx.actor.id : 0;
    const which = sql`p.id = (
      select n.id from payments n join orders m on m.id = n.order_id where m.uuid = ${orderUuid}::uuid and m.user_id = ${buyerId}::bigint order by n.id desc limit 1)`;
    return { status: await bringUpToDate(ctx, which) };
  },
});
