import type { Message } from "../../../queues/messages";
import type { CommandContext } from "../../kernel/context";
import { DomainError, type UniversalError } from "../../kernel/errors";
import { newUuid } from "../../kernel/ids";
import { atGateway } from "./at-gateway";
import { earnedBy } from "./commissions/write-commission";
import { type PaymentRow, selectPayment } from "./known-payment";
import { refundsOfLeaning } from "./refund-leaning";
import { asked } from "./reserve-refund";
import { type Settlement, settle } from "./settle";
import { writeSettlement } from "./write-settlement";

type Context = CommandContext<"not_found" | "conflict" | UniversalError>;

/** A race for the same payment is lost at most this often before the caller has to come again. */
const tries = 3;

/** Reads what is known, asks the gateway, writes what follows: whoever calls, and how often, it ends in the same books. */
export async function bringUpToDate(
  ctx: Context,
  which: Parameters<typeof selectPayment>[1],
  { unlessHeard = false } = {},
): Promise<PaymentRow["status"]> {
  for (let left = tries; ; left--) {
    const [[found]] = await ctx.read((q) => [selectPayment(q, which, ctx.now).limit(1)]);
    if (!found) throw ctx.refuse("not_found");
    const row = found.payment;
    const gateway = ctx.ports.gateways.find(({ name }) => name === row.gateway);
    const { reference } = row;
    if (!gateway || reference === null || (unlessHeard && row.calledUpTo === null)) return row.status;
    const said = await atGateway(ctx, async () => {
      const truth = await gateway.ask(reference);
      return truth && { truth, settlement: settle(row, truth) };
    });
    if (!said) return row.status;
    const { truth, settlement } = said;
    try {
      await write(ctx, row, truth, settlement);
    } catch (error) {
      if (left > 1 && error instanceof DomainError && error.code === "conflict") continue;
      throw error;
    }
    await tellRooms(ctx, row, settlement);
    return settlement.status;
  }
}

const write = (ctx: Context, row: PaymentRow, truth: Parameters<typeof writeSettlement>[2], settlement: Settlement) => {
  const refunds = refundsOfLeaning(row.lines.filter(({ uuid }) => settlement.revoke.includes(uuid)));
  const fresh = { invoice: newUuid(), notes: settlement.creditNotes.map(() => newUuid()), refunds };
  const issued = [...(settlement.invoice ? [fresh.invoice] : []), ...fresh.notes];
  const events: Message[] = [
    ...issued.map((invoiceUuid) => ({ kind: "mail.invoice" as const, payload: { invoiceUuid } })),
    ...earnedBy(row, settlement),
    ...(settlement.returnSurplus ? [{ kind: "payment.surplus" as const, payload: { paymentUuid: row.uuid } }] : []),
    ...(isPaidOnAccount(row, settlement)
      ? [{ kind: "statement.paid" as const, payload: { paymentUuid: row.uuid } }]
      : []),
    ...refunds.map(({ refundUuid }) => asked(refundUuid)),
  ];
  return ctx.commit({
    statements: (w) => {
      const [first, ...rest] = writeSettlement(w, row, truth, settlement, fresh, ctx.now);
      return [first as NonNullable<typeof first>, ...rest];
    },
    events,
    // Two that began a plan at once, or exchanged the same period: whoever comes second reads again, and finds it had.
    constraints: { subscriptions_live: "conflict", subscription_periods_base: "conflict" },
  });
};

const isPaidOnAccount = (row: PaymentRow, { status, isSurplus }: Settlement) =>
  row.isOnAccount && status === "completed" && row.status !== "completed" && !isSurplus;

/** Whoever lost a course leaves its room, and who has another plan may write where they could not; a socket that this does not reach is asked anew within half an hour. */
async function tellRooms(ctx: Context, { buyer, lines }: PaymentRow, { grant, revoke }: Settlement) {
  const { live } = ctx.ports;
  const lost = lines.filter(({ uuid }) => revoke.includes(uuid)).flatMap(({ courses }) => courses);
  const isPlan = lines.some(({ uuid, terms }) => terms && [...grant, ...revoke].includes(uuid));
  const told = [
    ...lost.map((courseUuid) => live.expel(buyer.uuid, courseUuid)),
    ...(isPlan ? [live.recheck(buyer.uuid)] : []),
  ];
  await Promise.all(told).catch((error: unknown) => ctx.log.warn("sockets_not_told", { reason: String(error) }));
}
