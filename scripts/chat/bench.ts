import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { machineFacts } from "../bench/machine";
import { ms, rate, ratio } from "../bench/numbers";
import { table } from "../bench/table";
import { createStack, ExpectedError, type Stack } from "../local/signals";
import { measureComeback, measureIdle } from "./comebacks";
import type { Address } from "./crowd";
import { type ChatGround, socketOf, startChatGround } from "./ground";
import { type Busy, measureRoom } from "./measure";

const file = "docs/bench-chat.md";
const loads = [
  { name: "64 in flight", load: { inFlight: 64 } },
  { name: "8 in flight", load: { inFlight: 8 } },
  { name: "10 a second", load: { perSecond: 10 } },
] as const;
type Rows = Record<string, Record<(typeof loads)[number]["name"], Busy>>;

/** `npm run bench:chat`: a room of the production build and a plain `ws` server, under the same clients in the same run. Loopback only. */
export async function runChatBench(args: string[]): Promise<void> {
  const stack = createStack();
  const quick = args.includes("--quick");
  try {
    await bench(
      stack,
      quick
        ? { clients: 200, idle: 300, comebacks: 200, lecture: 500, seconds: 3 }
        : { clients: 200, idle: 3_000, comebacks: 1_000, lecture: 5_000, seconds: 10 },
    );
  } catch (error) {
    process.exitCode = 1;
    console.error(error instanceof ExpectedError ? `\n${error.message}\n` : error);
  }
  await stack.stop();
  process.exit();
}

interface Sizes {
  clients: number;
  idle: number;
  comebacks: number;
  /** A very full room. */
  lecture: number;
  seconds: number;
}

async function bench(stack: Stack, { clients, idle, comebacks, lecture, seconds }: Sizes): Promise<void> {
  const machine = machineFacts();
  const say = (line: string) => console.log(`  ${line}`);
  const ground = await startChatGround(stack, { durable: false });
  say("Enrolling people …");
  const people = await ground.people(Math.max(clients, idle, comebacks + 1, lecture));
  const rows = {} as Rows;
  const yardsticks = { "ws, each message by itself": [], "ws, gathered": ["--batched"] };
  const measureAll = async (name: string, addressOf: () => Promise<(index: number) => Address>, greets: boolean) => {
    const row = {} as Rows[string];
    for (const { name: load, load: what } of loads) {
      row[load] = await measureRoom(await addressOf(), { clients, greets, seconds, ...what });
      say(`${name}, ${load}: ${rate(row[load].deliveries)} a second, p99 ${ms(row[load].p99)} ms`);
    }
    rows[name] = row;
  };
  const full: Full[] = [];
  const measureFull = async (name: string, addressOf: (index: number) => Address, greets: boolean) => {
    const busy = await measureRoom(addressOf, { clients: lecture, greets, seconds, perSecond: 10 });
    full.push({ name, clients: lecture, ...busy });
    say(`${name}, ${lecture} clients: ${rate(busy.deliveries)} a second, p99 ${ms(busy.p99)} ms`);
  };
  for (const [name, flags] of Object.entries(yardsticks)) {
    const address = await startYardstick(stack, flags);
    const addressOf = () => ({ address, options: { perMessageDeflate: false } });
    await measureAll(name, async () => addressOf, false);
    if (flags.length === 0) await measureFull(name, addressOf, false);
  }
  await measureAll("A chat room", () => roomAddress(ground, people), true);
  const quiet = await measureIdle(ground, people.slice(0, idle));
  say(
    `${quiet.sockets} idle sockets: ${quiet.kilobytes.toFixed(1)} kB each, one message reaches all in ${ms(quiet.reached)} ms`,
  );
  const back = await measureComeback(ground, people.slice(0, comebacks + 1), 500);
  say(`${back.sockets} come back at once, ${back.missed} messages missed: ${back.seconds.toFixed(1)} s`);
  // Last: memory that it takes would be missed in what an idle socket costs.
  await measureFull("A chat room", await roomAddress(ground, people), true);
  writeFileSync(file, report({ rows, full, quiet, back, machine, clients, seconds, complaints: ground.complaints }));
  say(`Written to ${file}.`);
}

async function roomAddress(ground: ChatGround, people: Parameters<typeof socketOf>[2][]) {
  const room = await ground.newRoom();
  return (index: number) => socketOf(ground.worker, room, people[index] as (typeof people)[number], null);
}

/** A server of its own, as the room's is: what is compared shares no processor time with the clients beyond what the room does. */
async function startYardstick(stack: Stack, flags: string[]): Promise<string> {
  const child: ChildProcess = spawn(process.execPath, ["--import", "tsx", "scripts/chat/plain-ws.ts", ...flags], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  stack.add("The yardstick", () => child.kill());
  const [port] = (await once(child.stdout as NodeJS.ReadableStream, "data")) as [Buffer];
  return `ws://127.0.0.1:${String(port).trim()}`;
}

interface Full extends Busy {
  name: string;
  clients: number;
}

interface Measured {
  rows: Rows;
  full: Full[];
  quiet: Awaited<ReturnType<typeof measureIdle>>;
  back: Awaited<ReturnType<typeof measureComeback>>;
  machine: [string, string][];
  clients: number;
  seconds: number;
  complaints: string[];
}

function report({ rows, full, quiet, back, machine, clients, seconds, complaints }: Measured): string {
  const plain = rows["ws, each message by itself"];
  const room = rows["A chat room"];
  if (!plain || !room) throw new Error("Nothing was measured.");
  const lines = Object.entries(rows).flatMap(([name, row]) =>
    loads.map(({ name: load }) => [
      name,
      load,
      rate(row[load].deliveries),
      ratio(row[load].deliveries / plain[load].deliveries),
      ms(row[load].p50),
      ms(row[load].p99),
    ]),
  );
  const against = room["64 in flight"].deliveries / plain["64 in flight"].deliveries;
  const aims: [string, string, boolean][] = [
    ["64 in flight: at least 2.5 times plain ws", ratio(against), against >= 2.5],
    ["64 in flight: p99 within 40 ms", `${ms(room["64 in flight"].p99)} ms`, room["64 in flight"].p99 <= 40],
    ["10 a second: p99 within 10 ms", `${ms(room["10 a second"].p99)} ms`, room["10 a second"].p99 <= 10],
    [
      `${back.sockets} come back, each missing ${back.missed}: caught up within 2 s`,
      `${back.seconds.toFixed(1)} s`,
      back.seconds <= 2,
    ],
  ];
  return `# What a chat room carries

Written by \`npm run bench:chat\`; do not edit. ${clients} clients in one room, ${seconds} seconds a figure, all on loopback on one machine; the clients are one
process, the server another. A room stores each message in its SQLite before anybody is told; the yardsticks (scripts/chat/plain-ws.ts) keep theirs in memory.

${table(["Server", "Load", "Deliveries a second", "To plain ws", "p50 ms", "p99 ms"], lines)}

A very full room, ten messages a second:

${table(
  ["Server", "Clients", "Deliveries a second", "p50 ms", "p99 ms"],
  full.map(({ name, clients: sockets, deliveries, p50, p99 }) => [
    name,
    rate(sockets),
    rate(deliveries),
    ms(p50),
    ms(p99),
  ]),
)}

${quiet.sockets} idle sockets came in within ${quiet.entering.toFixed(1)} s through the Worker's door (session and membership asked for each) and cost
${quiet.kilobytes.toFixed(1)} kB of the runtime's memory each; one message reached them all in ${ms(quiet.reached)} ms.

| Aim | Measured | |
| --- | ---: | --- |
${aims.map(([aim, measured, met]) => `| ${aim} | ${measured} | ${met ? "met" : "missed"} |`).join("\n")}

${complaints.length === 0 ? "Nothing complained." : `The Worker complained ${complaints.length} times, first: ${complaints[0]?.slice(0, 200)}`}

## The machine

|  |  |
| --- | --- |
${machine.map(([what, value]) => `| ${what} | ${value} |`).join("\n")}
`;
}
