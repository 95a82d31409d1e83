import { convertV4MiniflareOptions, Log, LogLevel, Miniflare } from "miniflare";
import { guardWorkerd } from "../local/guard";
import { readWorkerOptions } from "../local/miniflare-options";
import { freePort } from "../local/ports";
import { keepSignals, type Stack } from "../local/signals";
import type { Door } from "./http";

/** Answers a string of as many bytes as its path says, made once: what workerd can do at all on this machine. */
export const yardstickScript = `const made = new Map();
export default {
  async fetch(request) {
    if (request.method !== "GET") await request.text();
    const size = Number(new URL(request.url).pathname.slice(1));
    if (!made.has(size)) made.set(size, "x".repeat(size));
    return new Response(made.get(size), { headers: { "content-type": "text/html; charset=utf-8" } });
  },
};`;

export async function startYardstick(stack: Stack): Promise<Door> {
  const port = await freePort();
  const { compatibilityDate } = readWorkerOptions(process.cwd());
  guardWorkerd();
  const restoreSignals = keepSignals();
  const mf = new Miniflare(
    convertV4MiniflareOptions({
      host: "127.0.0.1",
      port,
      modules: true,
      script: yardstickScript,
      compatibilityDate,
      cf: false,
      telemetry: { enabled: false },
      log: new Log(LogLevel.ERROR),
    }),
  );
  restoreSignals();
  stack.add("The yardstick", () => mf.dispose());
  await mf.ready;
  return { port, host: `localhost:${port}` };
}
