import { execFileSync } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import type { Person } from "../bench/people";
import { Listener, openMany } from "./crowd";
import { type ChatGround, socketOf } from "./ground";

export interface Idle {
  sockets: number;
  /** Seconds until all were in. */
  entering: number;
  /** Kilobytes of the runtime's memory for each. */
  kilobytes: number;
  /** Milliseconds from one message to the last of them having it. */
  reached: number;
}

/** Very many who only listen; then one of them says something. */
export async function measureIdle(ground: ChatGround, people: readonly Person[]): Promise<Idle> {
  const room = await ground.newRoom();
  const before = residentKilobytes();
  const began = performance.now();
  const listeners = await openMany(people.length, 20, (index) =>
    Listener.open(socketOf(ground.worker, room, people[index] as Person, 0), { greets: true }),
  );
  const entering = (performance.now() - began) / 1_000;
  await sleep(6_000);
  const kilobytes = (residentKilobytes() - before) / people.length;
  const said = performance.now();
  listeners[0]?.send("Is anybody there?");
  await until(() => listeners.every(({ heard }) => heard > 0));
  const reached = performance.now() - said;
  await Promise.all(listeners.map((listener) => listener.close()));
  return { sockets: people.length, entering, kilobytes, reached };
}

export interface Comeback {
  sockets: number;
  missed: number;
  /** Seconds from the first knock until the last has all it missed. */
  seconds: number;
}

/** Everybody's connection is cut, something is said, and all come back at once. */
export async function measureComeback(
  ground: ChatGround,
  people: readonly Person[],
  missed: number,
): Promise<Comeback> {
  const room = await ground.newRoom();
  const [writer, ...readers] = people;
  const speaking = await Listener.open(socketOf(ground.worker, room, writer as Person, 0), { greets: true });
  const first = await openMany(readers.length, 20, (index) =>
    Listener.open(socketOf(ground.worker, room, readers[index] as Person, 0), { greets: true }),
  );
  await Promise.all(first.map((listener) => listener.close()));
  for (let n = 0; n < missed; n++)
    speaking.send("What is said while everybody is in the tunnel, some eighty characters of it all.");
  await until(() => speaking.heard === missed);
  const began = performance.now();
  const back = await Promise.all(
    readers.map((reader, index) =>
      Listener.open(socketOf(ground.worker, room, reader, 0, first[index]?.pass), { greets: true, attempts: 6 }),
    ),
  );
  await until(() => back.every(({ heard }) => heard >= missed));
  const seconds = (performance.now() - began) / 1_000;
  await Promise.all([speaking, ...back].map((listener) => listener.close()));
  return { sockets: readers.length, missed, seconds };
}

async function until(holds: () => boolean): Promise<void> {
  for (const end = performance.now() + 120_000; !holds(); await sleep(1))
    if (performance.now() > end) throw new Error("What was waited for did not come within two minutes.");
}

/** Of all workerd that this process has started. */
function residentKilobytes(): number {
  const lines = execFileSync("ps", ["-o", "rss=,comm=", "--ppid", String(process.pid)], { encoding: "utf8" }).split(
    "\n",
  );
  return lines.filter((line) => line.includes("workerd")).reduce((sum, line) => sum + Number.parseInt(line, 10), 0);
}
