import type { Loaded } from "./measure-load";
import { kilobytes, ms, ratio } from "./numbers";
import type { Measured } from "./report";

export interface Aim {
  what: string;
  aim: string;
  found: string;
  met: boolean | null;
}

/** The load whose ratio is judged: at 16 connections both sides are busy and neither waits in line. */
const judged = 16;

export function aims({ loads, trips, pageScripts, worker, scaled }: Measured): Aim[] {
  const publicPages = pageScripts.slice(0, 4).reduce((sum, { first }) => sum + first, 0);
  const portals = pageScripts.filter(({ first }) => first > 0);
  const first = portals[0]?.first ?? Number.NaN;
  const next = Math.max(...portals.map((page) => page.next));
  const api = loads.filter(({ kind }) => kind !== "page").map((load) => [load.name, worstP95(load)] as const);
  const [slowName, slowP95] = api.reduce((worst, each) => (each[1] > worst[1] ? each : worst), ["", 0] as const);
  return [
    ...loads.flatMap((load) => (load.aim === undefined ? [] : [atLeast(load, load.aim)])),
    {
      what: "Slowest p95 of the API under load",
      aim: "≤ 200 ms",
      found: `${ms(slowP95)} ms (${slowName})`,
      met: slowP95 <= 200,
    },
    ...["page", "command"].map((kind): Aim => {
      const most = trips.filter((trip) => trip.kind === kind && trip.name !== "accounts.signIn");
      const over = most.filter(({ before }) => before > 2);
      return {
        what: `Round trips of a ${kind}, the session's included`,
        aim: "≤ 2",
        found: over.length === 0 ? "≤ 2 everywhere" : over.map(({ name, before }) => `${name}: ${before}`).join(", "),
        met: over.length === 0,
      };
    }),
    { what: "Script on public pages", aim: "none", found: `${kilobytes(publicPages)} kB`, met: publicPages === 0 },
    {
      what: "Script on the first portal page",
      aim: "≤ 110 kB",
      found: `${kilobytes(first)} kB`,
      met: first <= 110_000,
    },
    {
      what: "Script that a next page adds, at most",
      aim: "≤ 15 kB",
      found: `${kilobytes(next)} kB`,
      met: next <= 15_000,
    },
    { what: "Worker, gzip", aim: "≤ 3 MB", found: `${(worker.gzip / 1e6).toFixed(2)} MB`, met: worker.gzip <= 3e6 },
    {
      what: "Start-up CPU",
      aim: "≤ 50 ms",
      found: worker.startUpMs === null ? "not measured" : `${ms(worker.startUpMs)} ms`,
      met: worker.startUpMs === null ? null : worker.startUpMs <= 50,
    },
    ...(scaled ? [scaleAim(scaled)] : []),
  ];
}

function atLeast(load: Loaded, aim: number): Aim {
  const run = load.runs.find(({ app }) => app.connections === judged) ?? load.runs.at(-1);
  const found = run ? run.app.rate / run.yardstick.rate : Number.NaN;
  return {
    what: `${load.name}: share of the yardstick's rate at ${run?.app.connections ?? 0} connections`,
    aim: `≥ ${aim}`,
    found: ratio(found),
    met: found >= aim,
  };
}

const worstP95 = ({ runs }: Loaded) => Math.max(...runs.map(({ app }) => app.p95));

function scaleAim({ times }: NonNullable<Measured["scaled"]>): Aim {
  const [worst] = times
    .flatMap(({ name, small, large }) => (small ? [{ name, times: large.p50 / small.p50 }] : []))
    .sort((a, b) => b.times - a.times);
  return {
    what: "Slowest page at the large scale against the small one",
    aim: "≤ 1.5 times",
    found: worst ? `${ratio(worst.times)} times (${worst.name})` : "nothing measured",
    met: worst ? worst.times <= 1.5 : null,
  };
}

/** What a run ends with: the aims that were missed, or that none was; what could not be measured is said. */
export function verdictOf(judged: readonly Aim[]): { missed: number; lines: string[] } {
  const missed = judged.filter(({ met }) => met === false);
  const unknown = judged.filter(({ met }) => met === null);
  const line = ({ what, aim, found }: Aim) => `  ${what}: ${found}, aimed at ${aim}`;
  return {
    missed: missed.length,
    lines: [
      missed.length === 0
        ? `All ${judged.length - unknown.length} aims are met.`
        : `${missed.length} of ${judged.length} aims are missed:`,
      ...missed.map(line),
      ...(unknown.length === 0 ? [] : ["Not measured:", ...unknown.map(line)]),
    ],
  };
}
