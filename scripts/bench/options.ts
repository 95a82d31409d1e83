import { parseArgs } from "node:util";
import { largeScale, type VolumeSizes } from "../demo/volume";
import { ExpectedError } from "../local/signals";

export interface BenchOptions {
  /** How many connections at once, one load after the other. */
  connections: number[];
  /** Of each load. */
  seconds: number;
  /** Attempts handed in at each number of connections: a load of commands is bounded by count. */
  submissions: number;
  /** Requests one after the other for a page's time. */
  samples: number;
  /** Null leaves the large scale out. */
  scale: VolumeSizes | null;
  /** Whether a missed aim is a failure of the command. */
  strict: boolean;
  /** File for the report. */
  out: string;
  /** The command as a person would type it again. */
  commandLine: string;
}

/** `npm run bench [-- --quick] [--scale [--courses n] [--students n] [--progress n]] [--out file] [--strict]` */
export function readOptions(args: string[]): BenchOptions {
  const values = parse(args);
  const quick = values.quick ?? false;
  return {
    connections: quick ? [1, 16] : [1, 16, 64],
    seconds: quick ? 1 : 4,
    submissions: quick ? 60 : 400,
    samples: quick ? 12 : 60,
    scale: values.scale
      ? {
          courses: count("courses", values.courses, largeScale.courses),
          students: count("students", values.students, largeScale.students),
          progress: count("progress", values.progress, largeScale.progress),
        }
      : null,
    strict: values.strict ?? false,
    out: values.out ?? "docs/bench.md",
    commandLine: ["npm run bench", ...(args.length > 0 ? ["--", ...args] : [])].join(" "),
  };
}

function parse(args: string[]) {
  const [flag, text] = [{ type: "boolean" }, { type: "string" }] as const;
  try {
    return parseArgs({
      args,
      options: { quick: flag, scale: flag, strict: flag, courses: text, students: text, progress: text, out: text },
    }).values;
  } catch (error) {
    throw new ExpectedError((error as Error).message);
  }
}

function count(name: string, text: string | undefined, byDefault: number): number {
  const value = text === undefined ? byDefault : Number(text);
  if (Number.isSafeInteger(value) && value > 0) return value;
  throw new ExpectedError(`--${name} is "${text}", which is no number of rows`);
}
