import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { ensureBuild } from "./build";

const root = mkdtempSync(join(tmpdir(), "build-test-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

function file(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

/** Stands in for Remix's own program: counts how often it was called, and fails when the source says so. */
const program = `const { readFileSync, appendFileSync, mkdirSync, writeFileSync } = require("node:fs");
appendFileSync("calls", "x");
if (readFileSync("app/root.tsx", "utf8") === "broken") { console.error("root.tsx is broken"); process.exit(3); }
mkdirSync("build/server", { recursive: true });
writeFileSync("build/server/index.js", "");`;

test("Local build: made when its inputs changed, and only then", async () => {
  file("node_modules/@remix-run/dev/dist/cli.js", program);
  file("app/root.tsx", "one");
  const calls = () => readFileSync(join(root, "calls"), "utf8").length;

  expect(await ensureBuild(root)).toBe(true);
  expect(await ensureBuild(root)).toBe(false);
  file("app/root.test.tsx", "a test is no input");
  expect(await ensureBuild(root)).toBe(false);
  file("app/root.tsx", "two");
  expect(await ensureBuild(root)).toBe(true);
  rmSync(join(root, "build/server"), { recursive: true });
  expect(await ensureBuild(root)).toBe(true);
  expect(calls()).toBe(3);

  file("app/root.tsx", "broken");
  await expect(ensureBuild(root)).rejects.toThrow(/root.tsx is broken[\s\S]*The build failed \(3\)/);
  file("app/root.tsx", "two");
  expect(await ensureBuild(root)).toBe(true);
});
