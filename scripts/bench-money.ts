import { requireNode } from "./local/node-version";

requireNode();
const { runMoneyBench } = await import("./money/bench");
await runMoneyBench(process.argv.slice(2));
