import type pg from "pg";
import type { BenchCourse } from "./course";
import type { Door } from "./http";
import { type Bound, type Load, load } from "./load";
import type { BenchOptions } from "./options";
import type { Person } from "./people";
import { loadTargets, submissions, type Target } from "./targets";

export interface Loaded {
  name: string;
  kind: Target["kind"];
  aim?: number;
  size: number;
  /** The app's and the yardstick's loads, in pairs of the same number of connections, run one right after the other. */
  runs: { app: Load; yardstick: Load }[];
}

interface Given {
  app: Door;
  rendered: Door;
  yardstick: Door;
  client: pg.Client;
  course: BenchCourse;
  student: Person;
  options: BenchOptions;
  say: (line: string) => void;
}

export async function measureLoad(given: Given): Promise<Loaded[]> {
  const { app, client, course, student, options, say } = given;
  const loaded: Loaded[] = [];
  for (const target of await loadTargets(given, course, student)) {
    say(`Load: ${target.name} …`);
    const warmUp = Math.min(1, options.seconds / 2);
    await load(target.door, 8, { duration: warmUp }, target.next);
    loaded.push(await against(given, target, () => ({ duration: options.seconds })));
  }
  say("Load: handing quizzes in …");
  const { submissions: each } = options;
  const room = options.connections.reduce((sum, connections) => sum + Math.max(each, connections) + connections, 0);
  const target = await submissions(app, client, course, room + 40);
  await load(app, 4, { amount: 30 }, target.next);
  loaded.push(await against(given, target, (connections) => ({ amount: Math.max(each, connections) })));
  return loaded;
}

async function against(given: Given, target: Target, bound: (connections: number) => Bound): Promise<Loaded> {
  const { yardstick, options } = given;
  const runs: Loaded["runs"] = [];
  for (const connections of options.connections) {
    const { method, body, headers } = target.kind === "command" ? commandLike : { method: "GET" as const };
    const constant = () => ({ method, path: `/${target.size}`, ...(body ? { body, headers } : {}) });
    const measured = await load(target.door, connections, bound(connections), target.next);
    // What was cut off at the end is still being worked at.
    await new Promise((later) => setTimeout(later, 300));
    runs.push({
      app: measured,
      yardstick: await load(yardstick, connections, { duration: options.seconds }, constant),
    });
  }
  const { name, kind, aim, size } = target;
  return { name, kind, size, runs, ...(aim === undefined ? {} : { aim }) };
}

/** The yardstick reads a body too, where the app has to. */
const commandLike = {
  method: "POST" as const,
  body: JSON.stringify({ responses: "x".repeat(600) }),
  headers: { "content-type": "application/json" },
};
