import { setTimeout as sleep } from "node:timers/promises";
import { percentile } from "../bench/numbers";
import { type Address, Listener, openMany } from "./crowd";

export interface Busy {
  /** Events handed to clients, a second, all together. */
  deliveries: number;
  /** Milliseconds from a client's sending to a client's having it, over the clients that look closely. */
  p50: number;
  p99: number;
}

/** What a room of `clients` does with a given load: a number of messages always in flight, or a number a second. */
export async function measureRoom(
  addressOf: (index: number) => Address,
  options: { clients: number; greets: boolean; seconds: number; inFlight?: number; perSecond?: number },
): Promise<Busy> {
  const { clients: count, greets, seconds, inFlight, perSecond } = options;
  const sent = new Map<string, number>();
  const took: number[] = [];
  const answered = new Map<string, () => void>();
  // One in twenty reads what it hears, and with it the senders' own messages come back.
  const attentive = (id: string) => {
    const at = sent.get(id);
    if (at !== undefined) took.push(performance.now() - at);
    answered.get(id)?.();
    answered.delete(id);
  };
  const listeners = await openMany(count, 20, (index) =>
    Listener.open(addressOf(index), { greets, ...(index % 20 === 0 ? { attentive } : {}) }),
  );
  await sleep(1_500);
  let running = true;
  const say = (index: number) => {
    const id = (listeners[index % count] as Listener).send(
      "What is said in a lively room, some eighty characters of it, as people do.",
    );
    sent.set(id, performance.now());
    return new Promise<void>((resolve) => answered.set(id, resolve));
  };
  const load =
    inFlight === undefined
      ? [paced(perSecond ?? 1, () => running, say)]
      : Array.from({ length: inFlight }, async (_, index) => {
          for (let n = index; running; n += inFlight) await say(n);
        });
  await sleep(1_000);
  took.length = 0;
  const before = heardBy(listeners);
  const started = performance.now();
  await sleep(seconds * 1_000);
  const elapsed = (performance.now() - started) / 1_000;
  const deliveries = (heardBy(listeners) - before) / elapsed;
  const figures = { deliveries, p50: percentile(took, 0.5), p99: percentile(took, 0.99) };
  running = false;
  await Promise.all(load);
  await Promise.all(listeners.map((listener) => listener.close()));
  return figures;
}

async function paced(perSecond: number, running: () => boolean, say: (n: number) => Promise<void>): Promise<void> {
  for (let n = 0; running(); n++) {
    void say(n);
    await sleep(1_000 / perSecond);
  }
}

const heardBy = (listeners: readonly Listener[]): number => listeners.reduce((sum, { heard }) => sum + heard, 0);
