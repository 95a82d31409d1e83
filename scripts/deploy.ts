import { requireNode } from "./local/node-version";

requireNode();
const { runDeploy } = await import("./deploy/run");
await runDeploy(process.argv.slice(2));
