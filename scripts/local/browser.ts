import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";
import { promisify } from "node:util";
import { chromium } from "playwright";

const run = promisify(execFile);

/** Arguments that a headless Chromium needs in a container, and that keep it from calling home. */
export const chromiumArgs = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/**
 * Path of a Chromium: CHROMIUM_PATH, else Playwright's, else the system's; where there is none, one is installed.
 * Throws a sentence that says what to do when that fails.
 */
export async function findChromium(log: (line: string) => void = console.error): Promise<string> {
  const found = installed();
  if (found) return found;
  log("No Chromium found; installing one …");
  const failures: string[] = [];
  for (const install of [fromDebian, fromPlaywright]) {
    try {
      await install();
      const path = installed();
      if (path) return path;
    } catch (error) {
      failures.push((error as Error).message.trim().split("\n")[0] ?? "");
    }
  }
  throw new Error(
    `No Chromium was found, and none could be installed (${failures.join("; ")}). ` +
      "Install Chromium or Chrome, or set CHROMIUM_PATH to one.",
  );
}

/**
 * Path of Chromium without its window (`chromium-headless-shell`), which draws the same pages for half the work but records nothing, shows no notices or
 * documents, and knows no inside of captions; null where there is none beside the whole one, as under CHROMIUM_PATH.
 */
export const findShell = (): string | null =>
  process.env.CHROMIUM_PATH ? null : (onPath(["chromium-headless-shell"])[0] ?? null);

function installed(): string | null {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`CHROMIUM_PATH is ${named}, and there is no such file.`);
  }
  const own = chromium.executablePath();
  return own && existsSync(own) ? own : systemChromium();
}

function systemChromium(): string | null {
  const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome"];
  const onMac = ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];
  const onWindows = ["C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe"];
  return [...onPath(names), ...onMac, ...onWindows].find((path) => existsSync(path)) ?? null;
}

function onPath(names: readonly string[]): string[] {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).filter((path) => existsSync(path));
}

async function fromPlaywright(): Promise<void> {
  const require = createRequire(import.meta.url);
  const cli = join(dirname(require.resolve("playwright/package.json")), "cli.js");
  await run(process.execPath, [cli, "install", "chromium"], { timeout: 180_000 });
}

/** Debian's brings the libraries that it needs, which Playwright's does not. (Ubuntu's package only points at a snap.) */
async function fromDebian(): Promise<void> {
  const system = existsSync("/etc/os-release") ? readFileSync("/etc/os-release", "utf8") : "";
  if (!/^ID=debian$/m.test(system) || process.getuid?.() !== 0) throw new Error("not root on Debian");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const quiet = { env, timeout: 600_000, maxBuffer: 64 * 1024 * 1024 };
  await run("apt-get", ["update", "-qq"], quiet);
  await run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], quiet);
  // Faster where there is one; older Debians have none.
  const shell = ["install", "-y", "-qq", "--no-install-recommends", "chromium-headless-shell"];
  await run("apt-get", shell, quiet).catch(() => undefined);
}
