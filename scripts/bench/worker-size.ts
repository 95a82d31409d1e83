import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { yardstickScript } from "./yardstick";

const run = promisify(execFile);

export interface WorkerFacts {
  modules: number;
  bytes: number;
  /** gzip of all modules together, which is how the upload is measured. */
  gzip: number;
  /** gzip of what is evaluated at start-up: the entry and its static imports. */
  eagerGzip: number;
  /** Milliseconds of CPU at start-up, the least of several runs; null where the profiler gave no answer. */
  startUpMs: number | null;
  /** The same of a Worker of ten lines: what of it is workerd's own. */
  emptyStartUpMs: number | null;
}

const runs = 3;

export async function measureWorker(): Promise<WorkerFacts> {
  const root = "build/server";
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) =>
    /\.(js|wasm|ttf|bin)$/.test(file),
  );
  const all = files.map((file) => readFileSync(join(root, file)));
  const eager = [...staticImports(root, "index.js")].map((file) => readFileSync(join(root, file)));
  const dir = mkdtempSync(join(tmpdir(), "recruitlms-startup-"));
  try {
    writeFileSync(join(dir, "index.js"), yardstickScript);
    writeFileSync(
      join(dir, "wrangler.toml"),
      'name = "yardstick"\nmain = "index.js"\ncompatibility_date = "2026-10-01"\nno_bundle = true\n',
    );
    return {
      modules: files.length,
      bytes: all.reduce((sum, bytes) => sum + bytes.length, 0),
      gzip: gzipSync(Buffer.concat(all)).length,
      eagerGzip: gzipSync(Buffer.concat(eager)).length,
      startUpMs: await startUp("wrangler.toml", dir),
      emptyStartUpMs: await startUp(join(dir, "wrangler.toml"), dir),
    };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Files that the entry imports statically, itself included. */
function staticImports(root: string, entry: string): Set<string> {
  const found = new Set<string>();
  const visit = (file: string) => {
    if (found.has(file)) return;
    found.add(file);
    const text = readFileSync(join(root, file), "utf8");
    for (const [, path = ""] of text.matchAll(/(?:\bfrom|\bimport)\s*"(\.{1,2}\/[^"]+\.js)"/g))
      visit(new URL(path, `file:///${file}`).pathname.slice(1));
  };
  visit(entry);
  return found;
}

/** `wrangler check startup` profiles the evaluation of the modules in workerd on this machine, without an account. */
async function startUp(config: string, dir: string): Promise<number | null> {
  const times: number[] = [];
  for (let turn = 0; turn < runs; turn++) {
    const outfile = join(dir, "startup.cpuprofile");
    await run(
      process.execPath,
      ["node_modules/wrangler/bin/wrangler.js", "check", "startup", "-c", config, "--outfile", outfile],
      {
        env: { ...process.env, WRANGLER_SEND_METRICS: "false", NO_COLOR: "1" },
        timeout: 120_000,
      },
    );
    times.push(activeMs(readFileSync(outfile, "utf8")));
  }
  const least = Math.min(...times);
  return Number.isFinite(least) ? least : null;
}

interface Profile {
  nodes: { id: number; callFrame: { functionName: string } }[];
  samples: number[];
  /** Microseconds. */
  timeDeltas: number[];
}

/** The profile's time outside of "(idle)" and "(program)": script being compiled and run, and garbage collected. */
function activeMs(text: string): number {
  const { nodes, samples, timeDeltas } = JSON.parse(text) as Profile;
  const waiting = new Set(
    nodes
      .filter(({ callFrame }) => ["(idle)", "(program)", "(root)"].includes(callFrame.functionName))
      .map(({ id }) => id),
  );
  let micros = 0;
  // A delta is the time since the sample before: it belongs to what was running then.
  for (let at = 1; at < samples.length; at++) if (!waiting.has(samples[at - 1] ?? 0)) micros += timeDeltas[at] ?? 0;
  return micros / 1000;
}
