import { defineConfig } from "@playwright/test";
import { chromiumArgs } from "./scripts/local/browser";

// The stack's address and the browser are found by the global setup, which runs before any worker reads this file; reading it does nothing.
export default defineConfig({
  testDir: "tests/e2e",
  globalSetup: "./tests/e2e/support/stack.ts",
  outputDir: "test-results",
  fullyParallel: false,
  workers: 2,
  // A machine that others use as well may stand still for seconds. Where nobody watches, a journey is taken once more before it counts as broken, and the
  // report calls it flaky; on a developer's machine it fails at once.
  retries: process.env.CI ? 1 : 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [["list"], ["json", { outputFile: "reports/e2e.json" }]],
  projects: [
    { name: "journeys", testIgnore: /outage/ },
    // Takes the database away from everybody, so it runs when everybody is done.
    { name: "outage", testMatch: /outage/, dependencies: ["journeys"] },
  ],
  use: {
    baseURL: process.env.E2E_URL,
    screenshot: "only-on-failure",
    // A fifth of all the work of a run, for the few tests that fail.
    trace: process.env.E2E_TRACE ? "retain-on-failure" : "off",
    launchOptions: {
      ...(process.env.E2E_SHELL ? { executablePath: process.env.E2E_SHELL } : {}),
      args: chromiumArgs,
    },
  },
});
