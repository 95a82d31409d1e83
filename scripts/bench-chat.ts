import { requireNode } from "./local/node-version";

requireNode();
const { runChatBench } = await import("./chat/bench");
await runChatBench(process.argv.slice(2));
