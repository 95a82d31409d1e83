import { requireNode } from "./local/node-version";

requireNode();
const { runUntilSignal } = await import("./local/signals");
const { startApp } = await import("./local/start-app");
await runUntilSignal(startApp);
