import type { Context } from "hono";
import type { App } from "../app";
import { asSystem } from "../as-system";
import { readWithin } from "../http/bodies";
import { limitedByAddress } from "../http/rate-limits";
import { DomainError } from "../kernel/errors";
import { newUuid } from "../kernel/ids";
import type { GatewayCall } from "../kernel/payment-ports";
import { noteEvent } from "../modules/billing";
import { pauses } from "../platform/outbox-queue";
import { awaitedFor } from "./awaited";

const longestBody = 512 * 1_024;
/** A gateway waits a few seconds and calls again: PostgreSQL is given much less. */
const patienceMs = 1_000;
/**
 * Gateways tell of one payment several times at once. A call that is kept before whoever was sent for an earlier one has looked is seen by them, and sends for
 * nobody: it comes this much before, and is kept within our patience or goes by the queue.
 */
const awaited = awaitedFor(pauses["payment.called"] * 1_000 - patienceMs);

/**
 * What gateways call. It is believed for its signature, over the very bytes that came, and for nothing but which payment it is about: kept once, or, where
 * PostgreSQL is away, sent on by the queue alone. No Origin is asked for here; no browser comes.
 */
export async function paymentsCalled(c: Context<App>): Promise<Response> {
  const { inside, caller } = c.var;
  const gateway = inside.ports.gateways.find(({ name }) => name === c.req.param("gateway"));
  if (!gateway) throw new DomainError("not_found");
  await limitedByAddress(c.env, inside, caller.address, "webhook");
  const bytes = await readWithin(c.req.raw, longestBody);
  const call = await gateway.hear(bytes, c.req.raw.headers, new Date());
  if (!call) throw new DomainError("invalid_input");
  await keep(c, gateway.name, call);
  return new Response(null, { status: 204 });
}

async function keep(c: Context<App>, gateway: string, { id, kind, reference }: GatewayCall): Promise<void> {
  const { inside, caller, requestId } = c.var;
  const runner = asSystem(inside, requestId, caller.trace, caller.waitUntil);
  const payment = `${inside.tenant.key} ${gateway} ${reference}`;
  const now = Date.now();
  const isAwaited = awaited.has(payment, now);
  const noting = runner.run(noteEvent, { gateway, id, kind, reference, isAwaited });
  const failure = await failureOf(noting);
  if (failure === null) {
    if (!isAwaited) awaited.add(payment, now);
    return;
  }
  if (!(failure instanceof DomainError)) inside.ports.errors.report(failure, { requestId, verb: noteEvent.name });
  else if (failure.code !== "unavailable") throw failure;
  runner.request.log.warn("gateway_event_not_kept", { gateway, event: id, kind });
  // It may still be kept, late: then the payment is looked at twice, which changes nothing.
  caller.waitUntil(noting.catch(() => undefined));
  if (reference === null) return;
  const message = { uuid: newUuid(), kind: "payment.called", payload: { gateway, reference }, requestId };
  await inside.ports.queue.send([{ ...message, traceparent: caller.trace.traceparent }]);
}

/** Why something did not come about in time; null where it did. */
async function failureOf(work: Promise<unknown>): Promise<unknown> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const patience = new Promise<unknown>((resolve) => {
    timer = setTimeout(() => resolve(new DomainError("unavailable")), patienceMs);
  });
  const done = work.then(
    () => null,
    (error: unknown) => error,
  );
  const failure = await Promise.race([done, patience]);
  clearTimeout(timer);
  return failure;
}
