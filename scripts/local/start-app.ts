import { visitDemo } from "../demo/visit";
import { banner } from "./banner";
import { ensureBuild } from "./build";
import { everyMinute } from "./cron";
import { database, startGround } from "./ground";
import type { Stack } from "./signals";
import { startWorker } from "./workerd";

/** `npm start`: the production build in workerd, over everything it needs. */
export async function startApp(stack: Stack): Promise<void> {
  const began = performance.now();
  const ground = await startGround(stack, say);
  say("Building the app, unless it is built already …");
  await ensureBuild(ground.root, (child) => stack.add("The build", () => child.kill()));
  const toFile = ground.logTo("worker");
  const worker = await startWorker({
    ...ground,
    mailboxUrl: ground.mailbox.url,
    log: ({ level, message }) => {
      toFile(`${new Date().toISOString()} ${level} ${message}\n`);
      if (level === "error" || level === "warn" || level === "runtime") console.error(message);
    },
  });
  stack.add("The app", worker.stop);
  const onError = (error: Error) => console.error(`The scheduled work failed: ${error.message}`);
  stack.add("The clock", everyMinute(worker.scheduled, onError));
  await visitDemo({ url: worker.url, adminUrl: ground.postgres.adminUrl(database) });
  console.log(banner(worker.url, ground.mailbox.url));
  say(`Ready in ${((performance.now() - began) / 1000).toFixed(1)} s.`);
}

function say(line: string): void {
  console.log(`  ${line}`);
}
