import * as v from "valibot";
import type { Log, Runner } from "../worker/kernel/context";
import { DomainError } from "../worker/kernel/errors";
import type { ErrorReporter, Observation } from "../worker/kernel/ports";
import { beginTrace, type Trace } from "../worker/kernel/trace";
import { recordDeadLetter } from "../worker/modules/notifications";
import type { QueuedMessage } from "../worker/platform/outbox-queue";
import { handlers } from "./handlers";
import { type MessageKind, payloads } from "./messages";
import { delayAfter, isWorthRepeating, lastAttempt } from "./retries";
import type { Handler } from "./run";

/** What the composition gives a consumer. */
export interface Consumer {
  /** Runs verbs as the system in one tenant, on behalf of the request that left the message; null for a tenant that nobody knows. */
  runnerFor(tenantKey: string, requestId: string, trace: Trace): Promise<Runner | null>;
  /** Keeps what was traced of one message. */
  observe(tenantKey: string, handled: Observation): Promise<void>;
  errors: ErrorReporter;
  log: Log;
}

/** Queues' own shapes, as far as they are used: a test needs no workerd. */
export interface Delivered {
  body: unknown;
  attempts: number;
  ack(): void;
  retry(options: { delaySeconds: number }): void;
}
export interface Batch {
  queue: string;
  messages: readonly Delivered[];
}

const deadLetterQueue = /dead-letters$/;
const Envelope = v.object({
  tenant: v.string(),
  uuid: v.pipe(v.string(), v.uuid()),
  kind: v.string(),
  payload: v.record(v.string(), v.unknown()),
  requestId: v.string(),
  // Messages of before traces have none.
  traceparent: v.optional(v.nullable(v.string())),
}) satisfies v.GenericSchema<QueuedMessage>;

/** One after another, each acknowledged by itself: one that fails holds up nobody. */
export async function consume(batch: Batch, consumer: Consumer): Promise<void> {
  for (const delivered of batch.messages) await settle(delivered, deadLetterQueue.test(batch.queue), consumer);
}

async function settle(delivered: Delivered, isDead: boolean, consumer: Consumer): Promise<void> {
  const envelope = v.safeParse(Envelope, delivered.body);
  if (!envelope.success) {
    consumer.errors.report(new Error("A message that is none of ours was dropped"), {
      queue: isDead ? "dead letters" : "outbox",
    });
    return delivered.ack();
  }
  const message = envelope.output;
  const about = {
    tenant: message.tenant,
    requestId: message.requestId,
    message: message.uuid,
    kind: message.kind,
    attempts: delivered.attempts,
  };
  const recording = beginTrace(message.traceparent);
  const outcome = await recording.trace
    .span(`queue ${message.kind}`, "consumer", async (trace) => {
      const runner = await consumer.runnerFor(message.tenant, message.requestId, trace);
      if (!runner) throw new Error(`No tenant ${message.tenant}`);
      if (isDead) await bury(runner, message, null);
      else await handle(runner, message);
      return "done" as const;
    })
    .catch((error: unknown) => fail(error, delivered, isDead, consumer, message, about));
  if (outcome === "repeat") delivered.retry({ delaySeconds: delayAfter(delivered.attempts) });
  else delivered.ack();
  await consumer.observe(message.tenant, { event: "handled", fields: { ...about, outcome }, door: "queue", recording });
}

/** Whether it is worth another try; what is not is as good as done. */
async function fail(
  error: unknown,
  delivered: Delivered,
  isDead: boolean,
  consumer: Consumer,
  message: QueuedMessage,
  about: Record<string, unknown>,
): Promise<"refused" | "repeat"> {
  if (!isWorthRepeating(error)) {
    consumer.log.info("message_refused", { ...about, code: error instanceof DomainError ? error.code : undefined });
    return "refused";
  }
  if (error instanceof DomainError) consumer.log.warn("message_postponed", { ...about, code: error.code });
  else consumer.errors.report(error, about);
  if (!isDead && delivered.attempts >= lastAttempt) await noteReason(consumer, message, error);
  return "repeat";
}

/** What nobody handles, or says other than its kind should, will not be handled later either. */
async function handle(runner: Runner, message: QueuedMessage): Promise<void> {
  if (!isKnown(message.kind)) return bury(runner, message, "unknown kind");
  const payload = v.safeParse(payloads[message.kind], message.payload);
  if (!payload.success)
    return bury(runner, message, `payload: ${payload.issues.map((issue) => v.getDotPath(issue) ?? "?").join(", ")}`);
  // The table pairs each kind with its own payload; TypeScript cannot follow a pair through a lookup.
  await (handlers[message.kind] as Handler<MessageKind>)(payload.output, { runner, outboxUuid: message.uuid });
}

const isKnown = (kind: string): kind is MessageKind => Object.hasOwn(payloads, kind);

async function bury(runner: Runner, { uuid, kind, payload }: QueuedMessage, lastError: string | null): Promise<void> {
  await runner.run(recordDeadLetter, { outboxUuid: uuid, kind, payload, lastError });
}

/** The queue moves a message on after its last try and forgets why: the reason is noted beforehand. The move happens whether or not that works. */
async function noteReason(consumer: Consumer, message: QueuedMessage, error: unknown): Promise<void> {
  try {
    const { trace } = beginTrace(message.traceparent);
    const runner = await consumer.runnerFor(message.tenant, message.requestId, trace);
    if (runner) await bury(runner, message, String(error));
  } catch (failure) {
    consumer.errors.report(failure, { message: message.uuid, kind: message.kind });
  }
}
