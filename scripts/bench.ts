import { requireNode } from "./local/node-version";

requireNode();
const { runBench } = await import("./bench/run");
await runBench(process.argv.slice(2));
