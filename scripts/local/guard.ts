import { type ChildProcess, spawn } from "node:child_process";
import { subscribe } from "node:diagnostics_channel";

/**
 * Ends the process `pid` when we are gone, however we went: `kill -9` runs no handler. A shell reads from us and acts
 * when there is nobody left to read from. The returned function calls it off.
 */
export function endWithUs(pid: number | undefined): () => void {
  if (process.platform === "win32" || pid === undefined) return () => undefined;
  const script = `read -r _; kill -INT ${pid}`;
  const guard = spawn("sh", ["-c", script], { detached: true, stdio: ["pipe", "ignore", "ignore"] });
  guard.unref();
  return () => void guard.kill("SIGKILL");
}

let isWatching = false;

/** From now on every workerd that this process starts, through whichever library, ends with it. */
export function guardWorkerd(): void {
  if (isWatching) return;
  isWatching = true;
  subscribe("child_process", (message) => {
    const child = (message as { process: ChildProcess }).process;
    child.once("spawn", () => {
      if (child.spawnfile.includes("workerd")) child.once("exit", endWithUs(child.pid));
    });
  });
}
