import { execFile } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { ExpectedError } from "./signals";

const run = promisify(execFile);
const ownerFile = (dataDir: string) => `${dataDir}.owner`;

/** Notes which process started the server on `dataDir`. */
export function claim(dataDir: string): void {
  writeFileSync(ownerFile(dataDir), String(process.pid));
}

export function unclaim(dataDir: string): void {
  rmSync(ownerFile(dataDir), { force: true });
}

/**
 * Clears what a killed process left behind: ends a server still running on `dataDir`, removes a stale postmaster.pid.
 * Throws when the process that started that server is alive, since then the data is in use.
 */
export async function clearOrphan(dataDir: string): Promise<void> {
  const pidFile = join(dataDir, "postmaster.pid");
  const server = readPid(pidFile);
  if (server === null) return;
  if (!(await isServerOf(server, dataDir))) {
    // The number may belong to any other program by now, and PostgreSQL would take it for a living server.
    rmSync(pidFile, { force: true });
    return;
  }
  const owner = readPid(ownerFile(dataDir));
  if (owner !== null && owner !== process.pid && isAlive(owner)) {
    throw new ExpectedError(`The database in ${dataDir} is in use by process ${owner}. Stop that one first.`);
  }
  await endServer(server);
}

async function endServer(pid: number): Promise<void> {
  for (const signal of ["SIGINT", "SIGQUIT", "SIGKILL"] as const) {
    try {
      process.kill(pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ESRCH") return;
      throw error;
    }
    for (let waited = 0; waited < 5000; waited += 50) {
      if (!isAlive(pid)) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

function readPid(file: string): number | null {
  if (!existsSync(file)) return null;
  const pid = Number.parseInt(readFileSync(file, "utf8"), 10);
  return Number.isInteger(pid) && pid > 0 ? pid : null;
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Whether `pid` is a PostgreSQL server started on `dataDir`: its command line names the folder. */
async function isServerOf(pid: number, dataDir: string): Promise<boolean> {
  if (!isAlive(pid)) return false;
  const proc = `/proc/${pid}/cmdline`;
  if (existsSync(proc)) return readFileSync(proc, "utf8").split("\0").includes(dataDir);
  if (process.platform === "win32") return true;
  const { stdout } = await run("ps", ["-o", "command=", "-p", String(pid)]).catch(() => ({ stdout: "" }));
  return stdout.includes(dataDir);
}
