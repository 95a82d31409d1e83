import pg from "pg";

/** Connections to one PostgreSQL for many databases and roles, never more than `max` at once: what a pooler does. */
export interface BridgePool {
  /** Runs `work` on a connection of `user` to `database`; waits in line when all are taken. */
  use<T>(target: Target, work: (client: pg.Client) => Promise<T>): Promise<T>;
  /** Ends the connections to a database: the idle ones now, the others when they come back. */
  forget(database: string): Promise<void>;
  stop(): Promise<void>;
  readonly open: number;
}

export interface Target {
  user: string;
  password: string;
  database: string;
}

interface Held {
  key: string;
  database: string;
  client: pg.Client;
  /** Lost, or of a forgotten database: not to be used again. */
  spent: boolean;
}

export function createBridgePool(port: number, max: number): BridgePool {
  /** Idle ones, longest idle first. */
  const idle: Held[] = [];
  const busy = new Set<Held>();
  const line: (() => void)[] = [];
  let open = 0;
  let stopped = false;

  async function connect(target: Target, key: string): Promise<Held> {
    const client = new pg.Client({
      ...target,
      host: "127.0.0.1",
      port,
      pipeline: true,
      application_name: "neon-bridge",
    });
    const held: Held = { key, database: target.database, client, spent: false };
    const lost = () => {
      held.spent = true;
      const at = idle.indexOf(held);
      if (at < 0) return;
      idle.splice(at, 1);
      release();
    };
    client.on("error", lost);
    client.on("end", lost);
    await client.connect();
    return held;
  }

  function release(): void {
    open--;
    line.shift()?.();
  }

  async function end(held: Held): Promise<void> {
    // A lost connection refuses to be ended; it is gone either way.
    await held.client.end().catch(() => undefined);
    release();
  }

  async function take(target: Target): Promise<Held> {
    const key = JSON.stringify([target.user, target.password, target.database]);
    for (;;) {
      if (stopped) throw new Error("the bridge has been stopped");
      const at = idle.findLastIndex((held) => held.key === key);
      const found = at < 0 ? undefined : idle.splice(at, 1)[0];
      if (found) return found;
      if (open < max) {
        open++;
        try {
          return await connect(target, key);
        } catch (error) {
          release();
          throw error;
        }
      }
      const longestIdle = idle.shift();
      if (longestIdle) await end(longestIdle);
      else await new Promise<void>((turn) => line.push(turn));
    }
  }

  return {
    async use(target, work) {
      const held = await take(target);
      busy.add(held);
      try {
        return await work(held.client);
      } finally {
        busy.delete(held);
        // A lone BEGIN, say, leaves the connection inside a transaction that nobody will end.
        const isAtRest = held.client.getTransactionStatus() === "I";
        if (held.spent || stopped || !isAtRest) await end(held);
        else {
          idle.push(held);
          line.shift()?.();
        }
      }
    },
    async forget(database) {
      for (const held of busy) if (held.database === database) held.spent = true;
      const leaving = idle.filter((held) => held.database === database);
      for (const held of leaving) idle.splice(idle.indexOf(held), 1);
      await Promise.all(leaving.map(end));
    },
    async stop() {
      stopped = true;
      for (const turn of line.splice(0)) turn();
      for (const held of busy) held.client.connection.stream.destroy();
      await Promise.all(idle.splice(0).map(end));
    },
    get open() {
      return open;
    },
  };
}
