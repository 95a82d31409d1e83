import { requireNode } from "./local/node-version";

requireNode();
const { runUntilSignal } = await import("./local/signals");
const { startDev } = await import("./local/dev-app");
await runUntilSignal(startDev);
