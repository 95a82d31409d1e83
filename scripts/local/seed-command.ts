import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { largeScale, seedVolume, type VolumeSizes } from "../demo/volume";
import { database, prepareData } from "./ground";
import { startPostgres } from "./postgres";
import { createStack, ExpectedError, type Stack } from "./signals";

/** `npm run seed [-- --scale [--courses n] [--students n] [--progress n]]`, over the data of `npm start`, which must not be running. */
export async function runSeedCommand(args: string[]): Promise<void> {
  const stack = createStack();
  const interrupted = new Promise<never>((_, reject) => {
    for (const signal of ["SIGINT", "SIGTERM"])
      process.once(signal, () => reject(new ExpectedError("Interrupted; what was not finished is not kept.")));
  });
  try {
    await Promise.race([seed(stack, readSizes(args)), interrupted]);
  } catch (error) {
    process.exitCode = 1;
    console.error(error instanceof ExpectedError ? `\n${error.message}\n` : error);
  }
  await stack.stop();
  process.exit();
}

async function seed(stack: Stack, sizes: VolumeSizes | null): Promise<void> {
  const say = (line: string) => console.log(`  ${line}`);
  const root = process.cwd();
  const dataDir = join(root, ".data");
  mkdirSync(dataDir, { recursive: true });
  const postgres = await startPostgres({ dataDir: join(dataDir, "postgres") });
  stack.add("PostgreSQL", postgres.stop);
  await postgres.ensureDatabase(database);
  await prepareData(postgres.adminUrl(database), join(dataDir, "workerd"), root, say);
  if (sizes) await seedVolume(postgres.adminUrl(database), sizes, say);
  say("The data is ready: npm start");
}

/** Null without --scale. */
function readSizes(args: string[]): VolumeSizes | null {
  const number = { type: "string" } as const;
  const { values } = parse(args, { scale: { type: "boolean" }, courses: number, students: number, progress: number });
  if (!values.scale) return null;
  return {
    courses: count("courses", values.courses),
    students: count("students", values.students),
    progress: count("progress", values.progress),
  };
}

function parse<const T extends NonNullable<Parameters<typeof parseArgs>[0]>["options"]>(args: string[], options: T) {
  try {
    return parseArgs({ args, options, strict: true });
  } catch (error) {
    throw new ExpectedError((error as Error).message);
  }
}

function count(name: keyof VolumeSizes, text: string | undefined): number {
  const value = text === undefined ? largeScale[name] : Number(text);
  if (Number.isSafeInteger(value) && value > 0) return value;
  throw new ExpectedError(`--${name} is "${text}", which is no number of rows`);
}
