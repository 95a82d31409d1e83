import { execFileSync } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import type { ChaosClient } from "./chaos-client";
import type { ChatGround } from "./ground";

export type Fault = keyof typeof faults;
interface Scene {
  ground: ChatGround;
  clients: readonly ChaosClient[];
  /** The room's object. */
  room: string;
}

/** What goes wrong, each by itself; `weight` is how often, of all faults. One that finds nothing to strike answers false. */
export const faults = {
  "sockets cut": {
    weight: 10,
    async strike({ clients }: Scene) {
      for (const client of clients) if (Math.random() < 0.5) client.cut();
      return true;
    },
  },
  "object evicted": {
    weight: 6,
    strike: ({ ground, room }: Scene) => ground.evict(room),
  },
  "workerd killed": {
    weight: 2,
    async strike({ ground }: Scene) {
      for (const pid of workerds()) process.kill(pid, "SIGKILL");
      await ground.restart();
      return true;
    },
  },
  "PostgreSQL stopped": {
    weight: 1,
    async strike({ ground }: Scene) {
      await ground.stopPostgres();
      await sleep(1_500);
      await ground.startPostgres();
      return true;
    },
  },
  "queue consumer throws": {
    weight: 2,
    async strike({ ground }: Scene) {
      await ground.consumersThrow(true);
      await sleep(1_500);
      await ground.consumersThrow(false);
      return true;
    },
  },
  "database hangs": {
    weight: 1,
    async strike({ ground }: Scene) {
      ground.bridge.inject({ fail: "hang" });
      await sleep(1_000);
      ground.bridge.inject({ fail: null });
      return true;
    },
  },
} as const;

/** By weight. */
export function anyFault(): Fault {
  const names = Object.keys(faults) as Fault[];
  const bag = names.flatMap((name) => Array.from({ length: faults[name].weight }, () => name));
  return bag[Math.floor(Math.random() * bag.length)] as Fault;
}

/** Those that this process has started. */
function workerds(): number[] {
  const lines = execFileSync("ps", ["-o", "pid=,comm=", "--ppid", String(process.pid)], { encoding: "utf8" }).split(
    "\n",
  );
  return lines.filter((line) => line.includes("workerd")).map((line) => Number.parseInt(line, 10));
}
