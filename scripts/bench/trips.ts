import type pg from "pg";
import type { BenchCourse } from "./course";
import type { BenchGround } from "./ground";
import { type Ask, send } from "./http";
import { makeStudents, type Person } from "./people";
import { commandSteps, pageAsks, type Staff } from "./steps";

export interface Trips {
  name: string;
  kind: "page" | "command";
  status: number;
  /** Round trips to the database that were over before the answer was; the session's is one of them. */
  before: number;
  /** Those that came with the answer or after it: outbox, queue, last-seen stamps. */
  after: number;
  /** Milliseconds to the answer. */
  ms: number;
  /** The same with `injectedMs` added to every round trip. */
  injectedMs: number;
}

export const injectedDelayMs = 40;

interface Given {
  ground: BenchGround;
  client: pg.Client;
  course: BenchCourse;
  student: Person;
  staff: Staff;
}

/**
 * What each page and each command asks of the database. Everything is done three times, commands each time by another
 * student: once to warm up, once counted, once with the delay.
 */
export async function measureTrips(given: Given): Promise<Trips[]> {
  const { ground, client, course, student, staff } = given;
  const pages = [];
  for (const [name, ask] of pageAsks(course, student, staff)) {
    const thrice = () => ask();
    pages.push(await measured(ground, name, "page", [thrice, thrice, thrice]));
  }
  const people = await makeStudents(client, 3, null);
  const runs = people.map((person, at) => commandSteps(ground.observed, course, person, staff, at));
  const commands: Trips[] = [];
  const names = runs[0]?.map(([name]) => name) ?? [];
  for (const [at, name] of names.entries())
    commands.push(
      await measured(
        ground,
        name,
        "command",
        runs.map((steps) => steps[at]?.[1] ?? missing),
      ),
    );
  return [...pages, ...commands];
}

const missing = (): never => {
  throw new Error("a step is missing");
};

type MakeAsk = () => Ask | Promise<Ask>;

async function measured(
  { observed, recorder, bridge }: BenchGround,
  name: string,
  kind: Trips["kind"],
  [warm = missing, counted = missing, delayed = missing]: MakeAsk[],
): Promise<Trips> {
  const first = await send(observed, await warm());
  if (first.status >= 400) throw new Error(`${name} answered ${first.status}: ${first.body.slice(0, 300)}`);
  const ask = await counted();
  await recorder.settled();
  const plain = await send(observed, ask);
  const late = await delayed();
  await recorder.settled();
  recorder.take();
  // Counted under the delay: nothing that is not waited for can be over before the answer.
  bridge.inject({ delayMs: injectedDelayMs });
  try {
    const slow = await send(observed, late);
    await recorder.settled(injectedDelayMs * 5);
    const trips = recorder.take();
    const before = trips.filter(({ endedAt }) => endedAt !== null && endedAt <= slow.endedAt).length;
    return { name, kind, status: slow.status, before, after: trips.length - before, ms: plain.ms, injectedMs: slow.ms };
  } finally {
    bridge.inject({ delayMs: 0 });
  }
}
