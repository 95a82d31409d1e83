import { asc, inArray, isNull, lt, sql } from "drizzle-orm";
import type { Log } from "./context";
import type { Database } from "./database";
import type { OutboxMessage, OutboxQueue } from "./ports";
import { idempotencyKeys, outbox } from "./schema";

interface OutboxWiring {
  database: Database;
  ports: { queue: OutboxQueue };
}

/** Sends what a commit left behind. A failure here is no loss: the sweep sends what is still unsent. */
export async function drain(wiring: OutboxWiring, messages: OutboxMessage[], log: Log): Promise<void> {
  try {
    await wiring.ports.queue.send(messages);
    await markTogether(wiring, messages);
  } catch (error) {
    log.warn("outbox_not_drained", { messages: messages.length, reason: String(error) });
  }
}

/** Sends up to `limit` messages that no drain has sent within half a minute; answers with how many. By state, never by id: commits end out of order. */
export async function sweepOutbox(wiring: OutboxWiring, limit = 100): Promise<number> {
  const [unsent] = await wiring.database.read((q) => [
    q
      .select({
        uuid: outbox.uuid,
        kind: outbox.kind,
        payload: outbox.payload,
        requestId: outbox.requestId,
        traceparent: outbox.traceparent,
      })
      .from(outbox)
      .where(sql`${isNull(outbox.sentAt)} and ${lt(outbox.createdAt, sql`now() - interval '30 seconds'`)}`)
      .orderBy(asc(outbox.createdAt))
      .limit(limit),
  ]);
  if (unsent.length === 0) return 0;
  await wiring.ports.queue.send(unsent);
  await markSent(wiring.database, unsent);
  return unsent.length;
}

/** Sent messages are kept thirty days, replies a day. */
export async function pruneKernelTables(database: Database): Promise<void> {
  await database.write((w) => [
    w.delete(outbox).where(lt(outbox.sentAt, sql`now() - interval '30 days'`)),
    w.delete(idempotencyKeys).where(lt(idempotencyKeys.createdAt, sql`now() - interval '1 day'`)),
  ]);
}

interface Marking {
  began: number;
  /** What was sent while it was under way: it goes with the next commit. */
  later: OutboxMessage[];
}
const markings = new WeakMap<OutboxQueue, Marking>();
/** A Worker has half a minute after its answer: nobody marks for others for longer than this, and one who is gone after twice as long was stopped. */
const patienceMs = 5_000;

/** One commit marks what many requests have sent at the same time. Dying half-way is no loss either: what is unmarked is sent again, and known again. */
async function markTogether({ database, ports: { queue } }: OutboxWiring, messages: OutboxMessage[]): Promise<void> {
  const other = markings.get(queue);
  if (other && Date.now() - other.began < 2 * patienceMs) {
    other.later.push(...messages);
    return;
  }
  const mine: Marking = { began: Date.now(), later: [...messages, ...(other?.later ?? [])] };
  markings.set(queue, mine);
  try {
    while (mine.later.length > 0 && Date.now() - mine.began < patienceMs)
      await markSent(database, mine.later.splice(0));
  } finally {
    if (markings.get(queue) === mine) markings.delete(queue);
  }
  if (mine.later.length > 0) await markSent(database, mine.later);
}

async function markSent(database: Database, messages: OutboxMessage[]): Promise<void> {
  const uuids = messages.map((message) => message.uuid);
  await database.write((w) => [
    w
      .update(outbox)
      .set({ sentAt: sql`now()`, attempts: sql`${outbox.attempts} + 1` })
      .where(inArray(outbox.uuid, uuids)),
  ]);
}
