import { createStack, ExpectedError, type Stack } from "../local/signals";
import { aims, verdictOf } from "./aims";
import { readBenchCourse } from "./course";
import { startBenchGround } from "./ground";
import { closeConnections } from "./http";
import { machineFacts } from "./machine";
import { measureLoad } from "./measure-load";
import { type BenchOptions, readOptions } from "./options";
import { signIn, withClient } from "./people";
import { writeReport } from "./report";
import { measureScale } from "./scale";
import { measurePageScripts, measureRouteScripts } from "./scripts-of-pages";
import { measureTrips } from "./trips";
import { measureWorker } from "./worker-size";
import { startYardstick } from "./yardstick";

/** `npm run bench`: measures the production build on loopback and writes the report. Leaves nothing running. */
export async function runBench(args: string[]): Promise<void> {
  const stack = createStack();
  const interrupted = new Promise<never>((_, reject) => {
    for (const signal of ["SIGINT", "SIGTERM"])
      process.once(signal, () => reject(new ExpectedError("Interrupted; nothing was written.")));
  });
  try {
    await Promise.race([bench(stack, readOptions(args)), interrupted]);
  } catch (error) {
    process.exitCode = 1;
    console.error(error instanceof ExpectedError ? `\n${error.message}\n` : error);
  }
  closeConnections();
  await stack.stop();
  process.exit();
}

async function bench(stack: Stack, options: BenchOptions): Promise<void> {
  const began = performance.now();
  const machine = machineFacts();
  const say = (line: string) => console.log(`  ${line}`);
  const ground = await startBenchGround(stack, say);
  const yardstick = await startYardstick(stack);
  await withClient(ground.adminUrl, async (client) => {
    const course = await readBenchCourse(client);
    const student = await signIn(ground.app, "student");
    const staff = {
      admin: await signIn(ground.app, "super_admin"),
      author: await signIn(ground.app, "content_manager"),
    };
    say("Round trips …");
    const trips = await measureTrips({ ground, client, course, student, staff });
    say("Scripts …");
    const pageScripts = await measurePageScripts(ground.app, course, student);
    const routeScripts = measureRouteScripts();
    const loads = await measureLoad({ ...ground, yardstick, client, course, student, options, say });
    say("The Worker's size and start-up …");
    const worker = await measureWorker();
    const { scale: sizes, samples } = options;
    const scaled = sizes && (await measureScale({ ground, client, course, student, staff, samples, sizes, say }));
    const minutes = (performance.now() - began) / 60_000;
    const { complaints } = ground;
    const measured = { machine, minutes, loads, trips, pageScripts, routeScripts, worker, scaled, complaints };
    writeReport(options, measured);
    say(`Written to ${options.out} after ${minutes.toFixed(1)} minutes.`);
    const verdict = verdictOf(aims(measured));
    console.log(`\n${verdict.lines.join("\n")}\n`);
    if (options.strict && verdict.missed > 0) process.exitCode = 1;
  });
}
