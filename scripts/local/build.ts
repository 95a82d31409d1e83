import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ExpectedError } from "./signals";

/** What the production build is made of. */
const inputs = [
  "app",
  "worker",
  "queues",
  "durable-objects",
  "public",
  "scripts/vite",
  "vite.config.ts",
  "wrangler.toml",
  "tsconfig.json",
  "package.json",
  "package-lock.json",
];
const isInput = (path: string) => !/\.test\.tsx?$|(^|\/)\./.test(path);

/** Digest of the inputs' names and contents. */
export function digestInputs(root: string): string {
  const hash = createHash("sha256");
  const files = inputs.flatMap((input) => (existsSync(join(root, input)) ? listFiles(root, input) : []));
  for (const path of files.sort())
    hash
      .update(path)
      .update("\0")
      .update(readFileSync(join(root, path)))
      .update("\0");
  return hash.digest("hex");
}

function listFiles(root: string, path: string): string[] {
  if (!isInput(path)) return [];
  if (!statSync(join(root, path)).isDirectory()) return [path];
  return readdirSync(join(root, path)).flatMap((name) => listFiles(root, `${path}/${name}`));
}

/**
 * Builds the app for production unless `build/` is of the same inputs already. Answers whether it built. The child is
 * handed to `onChild`, for whoever wants to end it early; its words are thrown when it fails.
 */
export async function ensureBuild(root: string, onChild?: (child: ChildProcess) => void): Promise<boolean> {
  const stamp = join(root, "build/.stamp");
  const digest = digestInputs(root);
  const isBuilt = existsSync(stamp) && existsSync(join(root, "build/server/index.js"));
  if (isBuilt && readFileSync(stamp, "utf8") === digest) return false;
  rmSync(stamp, { force: true });
  await runBuild(root, onChild);
  mkdirSync(join(root, "build"), { recursive: true });
  writeFileSync(stamp, digest);
  return true;
}

async function runBuild(root: string, onChild?: (child: ChildProcess) => void): Promise<void> {
  // The program itself and not `npx`, which would stand between us and it when it has to be stopped.
  const remix = join(root, "node_modules/@remix-run/dev/dist/cli.js");
  const child = spawn(process.execPath, [remix, "vite:build"], {
    cwd: root,
    env: { ...process.env, NODE_ENV: "production" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  onChild?.(child);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => (output += text));
  const code = await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (exitCode, signal) => resolve(exitCode ?? signal));
  });
  if (code !== 0) throw new ExpectedError(`${output.trim()}\n\nThe build failed (${code}).`);
}
