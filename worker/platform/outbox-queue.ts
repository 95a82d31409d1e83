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

/** Sends outbox messages to the queue, a hundred at a time as Queues allow. */
export function outboxQueue(queue: Queue, tenantKey: string): OutboxQueue {
  return {
    async send(messages) {
      for (let start = 0; start < messages.length; start += 100) {
        const batch = messages.slice(start, start + 100);
        await queue.sendBatch(
          batch.map((message) => ({ body: { tenant: tenantKey, ...message } satisfies QueuedMessage })),
        );
      }
    },
  };
}
