/** What to do to traffic: for tests of latency and of a database that is away. */
export interface Faults {
  /** Milliseconds added to each HTTP round trip, and to each piece sent through a WebSocket. */
  delayMs?: number;
  /** "refuse" cuts connections off; "hang" never answers until the fault is lifted. */
  fail?: "refuse" | "hang" | null;
}

export interface FaultInjector {
  set(faults: Faults): void;
  /** Resolves when the traffic may go on, or rejects with `Refused`. */
  pass(): Promise<void>;
  /** Called with every fault that is set, to cut off what is open. */
  onRefuse(cut: () => void): () => void;
}

export class Refused extends Error {}

export function createFaultInjector(): FaultInjector {
  let current: Faults = {};
  const lifted: (() => void)[] = [];
  const cuts = new Set<() => void>();
  return {
    set(faults) {
      current = { ...current, ...faults };
      if (current.fail === "refuse") for (const cut of cuts) cut();
      if (current.fail !== "hang") for (const resume of lifted.splice(0)) resume();
    },
    async pass() {
      if (current.delayMs) await new Promise((resolve) => setTimeout(resolve, current.delayMs));
      while (current.fail === "hang") await new Promise<void>((resume) => lifted.push(resume));
      if (current.fail === "refuse") throw new Refused("refused by an injected fault");
    },
    onRefuse(cut) {
      cuts.add(cut);
      return () => cuts.delete(cut);
    },
  };
}
