import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { aims } from "./aims";
import type { Loaded } from "./measure-load";
import { kilobytes, ms, rate, ratio } from "./numbers";
import type { BenchOptions } from "./options";
import { plansPage, scaleSection } from "./report-scale";
import type { Scaled } from "./scale";
import type { PageScripts, RouteScripts } from "./scripts-of-pages";
import { table } from "./table";
import { injectedDelayMs, type Trips } from "./trips";
import type { WorkerFacts } from "./worker-size";

export interface Measured {
  machine: [string, string][];
  minutes: number;
  loads: Loaded[];
  trips: Trips[];
  pageScripts: PageScripts[];
  routeScripts: RouteScripts[];
  worker: WorkerFacts;
  scaled: Scaled | null;
  complaints: string[];
}

const [from, to] = ["<!-- large scale -->", "<!-- end of large scale -->"];

/** Writes the report. A run without the large scale keeps what an earlier one found there. */
export function writeReport(options: BenchOptions, measured: Measured): void {
  const { out } = options;
  mkdirSync(dirname(out), { recursive: true });
  const today = new Date().toISOString().slice(0, 10);
  const plans = out.replace(/\.md$/, "-plans.md");
  const scale = measured.scaled
    ? scaleSection(measured.scaled, plans.split("/").at(-1) ?? plans, today)
    : keptSection(out);
  if (measured.scaled) writeFileSync(plans, plansPage(measured.scaled, today));
  writeFileSync(
    out,
    [
      head(options, measured, today),
      loadSection(measured.loads),
      tripSection(measured.trips),
      scriptSection(measured),
      workerSection(measured.worker),
      `${from}\n${scale}\n${to}\n`,
      foot(measured),
    ].join("\n"),
  );
}

function keptSection(out: string): string {
  const text = existsSync(out) ? readFileSync(out, "utf8") : "";
  const [start, end] = [text.indexOf(from), text.indexOf(to)];
  if (start >= 0 && end > start) return text.slice(start + from.length, end).trim();
  return "## Large scale\n\nNot measured yet: `npm run bench -- --scale`.";
}

const head = ({ commandLine, connections, seconds }: BenchOptions, measured: Measured, today: string) => `# Measurements

Written by \`${commandLine}\` on ${today} in ${measured.minutes.toFixed(0)} minutes. Ratios come first: they say something on any machine, requests a second only on this one.

The production build runs in workerd through Miniflare, without \`wrangler dev\`'s proxy, over native PostgreSQL through the local bridge, with the demo data. The yardstick is a Worker that answers a constant string of the same size, loaded right after each page. PostgreSQL, workerd, the bridge and the program that makes the load share one machine: everything here is slower than on machines of their own. Loads of ${seconds} s at ${connections.join(", ")} connections.

## Against the aims

${table(
  ["", "Aim", "Measured", ""],
  aims(measured).map(({ what, aim, found, met }) => [what, aim, found, met === null ? "" : met ? "met" : "**missed**"]),
)}
`;

const loadSection = (loads: Loaded[]) => `## Under load

Requests a second, latencies in milliseconds. Public pages: *cached* is one address again and again; *rendered* the same with the cache's answers turned off, so that every one is read from PostgreSQL, rendered and put into the cache. Handing in quizzes is bounded by count, an attempt and a student each. Percentiles stand on as many requests as are told.

${table(
  [
    "",
    "bytes",
    "connections",
    "of the yardstick",
    "requests/s",
    "requests",
    "p50",
    "p95",
    "p99",
    "yardstick requests/s",
    "failed",
  ],
  loads.flatMap(({ name, size, runs }) =>
    runs.map(({ app, yardstick }, at) => [
      at === 0 ? name : "",
      at === 0 ? size.toLocaleString("en") : "",
      `${app.connections}`,
      ratio(app.rate / yardstick.rate),
      rate(app.rate),
      app.requests.toLocaleString("en"),
      ms(app.p50),
      ms(app.p95),
      ms(app.p99),
      rate(yardstick.rate),
      `${app.failed}`,
    ]),
  ),
)}
`;

const tripSection = (trips: Trips[]) => `## Round trips to the database

"Before the answer" counts those that the answer waited for; a signed-in person's session is one of them. "With it or after it" are the outbox, the queue's consumers and last-seen stamps, which nobody waits for. Latencies are of one request alone, without and with ${injectedDelayMs} ms added to every round trip.

${(["page", "command"] as const)
  .map((kind) =>
    table(
      [
        kind === "page" ? "Page or read" : "Command",
        "before the answer",
        "with it or after it",
        "ms",
        `ms at +${injectedDelayMs} ms`,
      ],
      trips
        .filter((trip) => trip.kind === kind)
        .map((trip) => [trip.name, `${trip.before}`, `${trip.after}`, ms(trip.ms), ms(trip.injectedMs)]),
    ),
  )
  .join("\n\n")}
`;

const scriptSection = ({ pageScripts, routeScripts }: Measured) => `## Script

Kilobytes (1,000 bytes) of brotli at quality 11, file by file. "Next" is what a page adds for somebody who comes from the student's dashboard. Pages as they are served:

${table(
  ["Page", "files", "first", "next"],
  pageScripts.map(({ name, files, first, next }) => [name, `${files}`, kilobytes(first), kilobytes(next)]),
)}

Every route of the portals, from the build's manifest (parts that are fetched later, when they are needed, are not in it):

${table(
  ["Route", "first", "next"],
  routeScripts.map(({ path, first, next }) => [`\`${path}\``, kilobytes(first), kilobytes(next)]),
)}
`;

const workerSection = ({ modules, bytes, gzip, eagerGzip, startUpMs, emptyStartUpMs }: WorkerFacts) => `## The Worker

${table(
  ["", ""],
  [
    ["Modules", `${modules}`],
    ["Size", `${kilobytes(bytes)} kB, ${kilobytes(gzip)} kB gzip`],
    ["of that evaluated at start-up", `${kilobytes(eagerGzip)} kB gzip`],
    ["Start-up CPU", startUpMs === null ? "not measured" : `${ms(startUpMs)} ms`],
    ["the same of a Worker of ten lines", emptyStartUpMs === null ? "not measured" : `${ms(emptyStartUpMs)} ms`],
  ],
)}

Start-up is from \`wrangler check startup\`: the profile of evaluating the modules in workerd on this machine, idle time left out, the least of three runs.
`;

const foot = ({ machine, complaints }: Measured) => `## The machine

${table(["", ""], machine)}
${complaints.length === 0 ? "" : `\nThe app complained ${complaints.length} times during the run; first: \`${complaints[0]?.slice(0, 200).replaceAll("`", "'")}\`\n`}`;
