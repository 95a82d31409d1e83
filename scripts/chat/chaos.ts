import { readFileSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { machineFacts } from "../bench/machine";
import { rate } from "../bench/numbers";
import type { Person } from "../bench/people";
import { table } from "../bench/table";
import { createStack, ExpectedError, type Stack } from "../local/signals";
import { ChaosClient } from "./chaos-client";
import { anyFault, type Fault, faults } from "./faults";
import { type ChatGround, socketOf, startChatGround } from "./ground";

const file = "docs/chaos-chat.md";
/** How many messages a client has on the way at most. */
const inFlight = 4;
/** Every so many messages name somebody who is away: the bell has to tell of each. */
const mentionEvery = 20;

/**
 * `npm run chaos -- --messages N --faults M`: people talk in one room of the production build while sockets are cut, the object is evicted, workerd
 * is killed, PostgreSQL is stopped and the queue's consumer throws. At the end what was acknowledged, what the object has stored, what PostgreSQL holds
 * and what every client was shown must be the same: each message once, in one order; and whoever was mentioned while away was told of each, once.
 */
export async function runChaos(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      messages: { type: "string", default: "2000" },
      faults: { type: "string", default: "12" },
      clients: { type: "string", default: "8" },
      record: { type: "boolean", default: false },
    },
  });
  const stack = createStack();
  try {
    const outcome = await chaos(stack, {
      messages: Number(values.messages),
      faults: Number(values.faults),
      clients: Number(values.clients),
    });
    if (outcome.wrong.length > 0)
      throw new ExpectedError(`It does not agree:\n${outcome.wrong.slice(0, 20).join("\n")}`);
    if (values.record) writeFileSync(file, report(outcome));
  } catch (error) {
    process.exitCode = 1;
    console.error(error instanceof ExpectedError ? `\n${error.message}\n` : error);
  }
  await stack.stop();
  process.exit();
}

interface Plan {
  messages: number;
  faults: number;
  clients: number;
  /** These faults, one after another; any where it is left out. */
  of?: readonly Fault[];
}
interface Outcome extends Plan {
  seconds: number;
  events: number;
  /** Messages that named somebody who was away. */
  mentions: number;
  struck: Map<Fault, number>;
  wrong: string[];
}

/** Talks, strikes and compares; `wrong` is empty when all agree. */
export async function chaos(stack: Stack, plan: Plan): Promise<Outcome> {
  const say = (line: string) => console.log(`  ${line}`);
  const ground = await startChatGround(stack, { durable: true });
  const [away, ...people] = await ground.people(plan.clients + 1);
  const course = await ground.newRoom();
  const room = `default:course:${course}`;
  const clientOf = (person: Person, name: string) =>
    new ChaosClient((after, pass) => socketOf(ground.worker, course, person, after, pass), name);
  const visitor = clientOf(away as Person, "The one who is away");
  await until(() => visitor.isKnown, "a welcome");
  visitor.stop();
  const absent = await uuidOf(ground, away as Person);
  const clients = people.map((person, index) => clientOf(person, `Client ${index + 1}`));
  stack.add("The clients", () => clients.map((client) => client.stop()));
  const began = performance.now();
  const struck = new Map<Fault, number>();
  const sent = () => clients.reduce((sum, { acknowledged, waiting }) => sum + acknowledged.size + waiting, 0);
  const acknowledged = () => clients.reduce((sum, client) => sum + client.acknowledged.size, 0);
  let stretch = 1;
  const talking = Promise.all(
    clients.map((client, index) => talk(client, index, plan, absent, () => stretch / plan.faults)),
  );
  for (let n = 0; n < plan.faults; n++) {
    // Spread over the talk: the next one strikes when its share has been said.
    await until(
      () => acknowledged() >= (plan.messages * n) / plan.faults,
      `message ${Math.round((plan.messages * n) / plan.faults)}`,
    );
    stretch = n + 1;
    const fault = await strike({ ground, clients, room }, plan.of?.[n]);
    struck.set(fault, (struck.get(fault) ?? 0) + 1);
    if (n % 10 === 9) say(`${n + 1} faults, ${rate(acknowledged())} of ${rate(sent())} messages acknowledged`);
  }
  await talking;
  await until(() => clients.every(({ waiting }) => waiting === 0), "every acknowledgement");
  const stored = await ground.stored(room);
  await until(() => clients.every(({ shown }) => shown.length === stored.length), "everything to be shown");
  await until(async () => (await archivedCount(ground, course)) === stored.length, "the copy in PostgreSQL");
  const seconds = (performance.now() - began) / 1_000;
  const said = clients.reduce((sum, { mentioning }) => sum + mentioning, 0);
  const { told, tellings } = await tellOfAll(ground, absent, said);
  const wrong = [
    ...(told === said && tellings === said
      ? []
      : [`Of ${said} mentions ${told} were told, in ${tellings} notifications`]),
    ...clients.flatMap(({ complaints }) => complaints),
    ...(await disagreements(ground, course, stored, clients)),
  ];
  say(
    `${rate(plan.messages)} messages, ${plan.faults} faults, ${seconds.toFixed(0)} s: ${wrong.length === 0 ? "all agree" : "NOT the same"}`,
  );
  return { ...plan, seconds, events: stored.length, mentions: said, struck, wrong };
}

/** Something goes wrong; what it was. */
async function strike(scene: Parameters<(typeof faults)[Fault]["strike"]>[0], wanted?: Fault): Promise<Fault> {
  for (let tries = 0; ; tries++) {
    const fault = (tries < 20 ? wanted : undefined) ?? anyFault();
    if (await faults[fault].strike(scene)) return fault;
    await sleep(50);
  }
}

/** Says one's share, a few messages on the way at a time; `reach` is how much of it may be said before the next fault. */
async function talk(
  client: ChaosClient,
  index: number,
  { messages, clients }: Plan,
  absent: string,
  reach: () => number,
): Promise<void> {
  const share = Math.floor(messages / clients) + (index < messages % clients ? 1 : 0);
  for (let n = 1; n <= share; n++) {
    client.say(`${index}.${n}`, n % mentionEvery === 0 ? [absent] : []);
    while (client.waiting >= inFlight || n > share * reach()) await sleep(1);
  }
}

async function disagreements(
  ground: ChatGround,
  course: string,
  stored: { seq: number; id: string }[],
  clients: readonly ChaosClient[],
): Promise<string[]> {
  const wrong: string[] = [];
  stored.forEach(({ seq }, index) => {
    if (seq !== index + 1) wrong.push(`The object has ${seq} in place ${index + 1}`);
  });
  const order = stored.map(({ id }) => id).join();
  for (const client of clients) {
    if (client.shown.join() !== order) wrong.push(`${client.name} was shown something else than is stored`);
    for (const [id, seq] of client.acknowledged)
      if (stored[seq - 1]?.id !== id) wrong.push(`${client.name} was told ${seq} for what is not stored there`);
  }
  const said = clients.flatMap(({ acknowledged }) => [...acknowledged.keys()]);
  if (new Set(said).size !== stored.length) wrong.push(`${said.length} were acknowledged, ${stored.length} are stored`);
  const { rows } = await ground.client.query<{ ids: string; messages: number }>(
    `select string_agg(e.client_id, ',' order by e.seq) as ids,
       (select count(*)::int from chat_messages m where m.room_id = min(e.room_id)) as messages
     from chat_events e join chat_rooms r on r.id = e.room_id join courses c on c.id = r.course_id where c.uuid = $1`,
    [course],
  );
  if (rows[0]?.ids !== order) wrong.push("PostgreSQL holds another log than the object");
  if (rows[0]?.messages !== stored.length)
    wrong.push(`PostgreSQL holds ${rows[0]?.messages} messages of ${stored.length}`);
  return wrong;
}

/**
 * What the queue held when workerd was killed is lost with Miniflare's, which keeps it in memory; Cloudflare's lasts, and delivers at least once. So all is
 * sent once more at the end, and nobody may be told twice.
 */
async function tellOfAll({ client, worker }: ChatGround, absent: string, said: number) {
  await client.query(
    "update outbox set sent_at = null, created_at = created_at - interval '1 minute' where kind = 'notification.asked'",
  );
  const count = async () => {
    const { rows } = await client.query<{ unsent: number; told: number; tellings: number }>(
      `select (select count(*)::int from outbox where sent_at is null) as unsent,
         (select count(distinct n.origin)::int from notifications n join users u on u.id = n.user_id where u.uuid = $1::uuid) as told,
         (select count(*)::int from notifications n join users u on u.id = n.user_id where u.uuid = $1::uuid) as tellings`,
      [absent],
    );
    return rows[0] ?? { unsent: 0, told: 0, tellings: 0 };
  };
  await until(async () => {
    if ((await count()).unsent > 0) await worker.scheduled();
    const { unsent, told } = await count();
    return unsent === 0 && told >= said;
  }, "a notification of each mention");
  return count();
}

async function uuidOf({ client }: ChatGround, { email }: Person): Promise<string> {
  const { rows } = await client.query<{ uuid: string }>("select uuid from users where email = $1", [email]);
  return rows[0]?.uuid ?? "";
}

const archivedCount = async ({ client }: ChatGround, course: string): Promise<number> => {
  const { rows } = await client.query<{ count: number }>(
    `select count(*)::int as count from chat_events e join chat_rooms r on r.id = e.room_id join courses c on c.id = r.course_id where c.uuid = $1`,
    [course],
  );
  return rows[0]?.count ?? 0;
};

async function until(holds: () => boolean | Promise<boolean>, what: string): Promise<void> {
  for (const end = performance.now() + 180_000; !(await holds()); await sleep(20))
    if (performance.now() > end) throw new ExpectedError(`Three minutes passed without ${what}.`);
}

function report({ messages, faults: count, clients, seconds, events, mentions, struck }: Outcome): string {
  const version = (
    JSON.parse(readFileSync("package.json", "utf8")) as {
      dependencies: Record<string, string>;
      devDependencies: Record<string, string>;
    }
  ).devDependencies;
  return `# A chat room in trouble

Written by \`npm run chaos -- --messages ${messages} --faults ${count} --record\`; do not edit. ${clients} people talked in one room of the production build
(miniflare ${version.miniflare}) through the Worker's door, ${rate(messages)} messages in ${seconds.toFixed(0)} seconds, while this went wrong:

${table(
  ["Fault", "Times"],
  [...struck].sort((a, b) => b[1] - a[1]).map(([fault, times]) => [fault, String(times)]),
)}

At the end ${rate(events)} events were acknowledged, stored by the object, held by PostgreSQL and shown to each of the ${clients} people: the same, once each, in one order, without a gap.
${rate(mentions)} of them mentioned somebody who was away, who was told of each by one notification.

## The machine

|  |  |
| --- | --- |
${machineFacts()
  .map(([what, value]) => `| ${what} | ${value} |`)
  .join("\n")}
`;
}
