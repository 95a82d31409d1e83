import type { OutboxQueue } from "../kernel/ports";

/** What travels: the outbox row, with its tenant in front. */
export interface QueuedMessage {
  tenant: string;
  uuid: string;
  kind: string;
  payload: Record<string, unknown>;
  requestId: string;
  traceparent?: string | null;
}

/**
 * Seconds that a message waits. A gateway calls two or three times about one payment, at once: whoever looks a moment later has heard all of it, and asks once.
 * The buyer does not wait for that; coming back from paying asks too.
 */
export const pauses = { "payment.called": 3 } as const;
const pauseOf = (kind: string) => (Object.hasOwn(pauses, kind) ? pauses[kind as keyof typeof pauses] : undefined);

/** Sends outbox messages to the queue, a hundred at a time as Queues allow. */
export function outboxQueue(queue: Queue, tenantKey: string): OutboxQueue {
  return {
    async send(messages) {
      for (let start = 0; start < messages.length; start += 100) {
        const batch = messages.slice(start, start + 100);
        await queue.sendBatch(
          batch.map((message) => {
            const body: QueuedMessage = { tenant: tenantKey, ...message };
            const delaySeconds = pauseOf(message.kind);
            return delaySeconds === undefined ? { body } : { body, delaySeconds };
          }),
        );
      }
    },
  };
}
