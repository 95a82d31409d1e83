import { createServer } from "vite";
import { banner } from "./banner";
import { everyMinute } from "./cron";
import { passToVite } from "./dev-worker";
import { startGround } from "./ground";
import { guardWorkerd } from "./guard";
import { keepSignals, type Stack } from "./signals";
import { localVars } from "./workerd";

/** `npm run dev`: the sources in workerd through Vite, with hot reload, over the same ground as `npm start`. */
export async function startDev(stack: Stack): Promise<void> {
  const ground = await startGround(stack, (line) => console.log(`  ${line}`));
  const { port, host, root, persistTo } = ground;
  const vars = localVars(port, { ...ground, mailboxUrl: ground.mailbox.url });
  passToVite({ vars: { ...vars }, persistTo });
  guardWorkerd();
  // As for `npm start`: no look-up of where this machine is, no usage report.
  process.env.CLOUDFLARE_CF_FETCH_ENABLED ??= "false";
  process.env.WRANGLER_SEND_METRICS ??= "false";
  // Vite and the Worker's runtime would each exit on Ctrl-C by themselves, the database still running.
  const restoreSignals = keepSignals();
  const vite = await createServer({ root, server: { port, host, strictPort: true, allowedHosts: [".localhost"] } });
  stack.add("Vite", () => vite.close());
  await vite.listen();
  restoreSignals();
  const url = `http://localhost:${port}`;
  const tick = async () => {
    const answer = await fetch(`http://127.0.0.1:${port}/cdn-cgi/handler/scheduled?cron=*+*+*+*+*`);
    if (!answer.ok) throw new Error(await answer.text());
  };
  const onError = (error: Error) => vite.config.logger.error(`The scheduled work failed: ${error.message}`);
  stack.add("The clock", everyMinute(tick, onError));
  console.log(banner(url, ground.mailbox.url));
}
