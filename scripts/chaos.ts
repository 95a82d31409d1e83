import { requireNode } from "./local/node-version";

requireNode();
const { runChaos } = await import("./chat/chaos");
await runChaos(process.argv.slice(2));
