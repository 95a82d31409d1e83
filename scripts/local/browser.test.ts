import { existsSync } from "node:fs";
import { afterEach, expect, test, vi } from "vitest";
import { findChromium } from "./browser";

afterEach(() => vi.unstubAllEnvs());

test("Local browser: the one that is named is taken, and a wrong name is not passed over", async () => {
  vi.stubEnv("CHROMIUM_PATH", process.execPath);
  expect(await findChromium()).toBe(process.execPath);
  vi.stubEnv("CHROMIUM_PATH", "/no/such/chromium");
  await expect(findChromium()).rejects.toThrow("CHROMIUM_PATH is /no/such/chromium, and there is no such file.");
});

test("Local browser: one is found without being named", async () => {
  vi.stubEnv("CHROMIUM_PATH", "");
  expect(existsSync(await findChromium())).toBe(true);
}, 600_000);
