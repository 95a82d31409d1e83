import { cloudflareTest } from "@cloudflare/vitest-plugin";
import { defineConfig, type Plugin } from "vitest/config";

/** Pages are proved in Chromium on the production build; Worker tests knock at the other doors and need no page. */
const noPages: Plugin = {
  name: "recruitlms:no-pages",
  resolveId: (id) => (id === "virtual:remix/server-build" ? "\0no-pages" : undefined),
  load: (id) => (id === "\0no-pages" ? "export {};" : undefined),
};
const shared = { testTimeout: 30_000, hookTimeout: 60_000, globalSetup: ["tests/support/global-setup.ts"] };

export default defineConfig({
  test: {
    reporters: ["default", ["json", { outputFile: "test-results/vitest.json" }]],
    coverage: { provider: "v8", include: ["worker/modules/**/*.ts"], exclude: ["**/*.test.ts", "**/schema.ts"], reporter: ["text-summary", "json-summary"], thresholds: { lines: 90 } },
    projects: [
      {
        test: {
          ...shared,
          name: "node",
          environment: "node",
          include: ["{worker,queues,scripts,app}/**/*.test.{ts,tsx}", "tests/{verbs,build}/**/*.test.ts"],
        },
      },
      {
        plugins: [
          noPages,
          cloudflareTest(({ inject }) => ({
            main: "./worker/index.ts",
            wrangler: { configPath: "./wrangler.toml" },
            miniflare: {
              bindings: {
                DATABASE_URL: `postgresql://app:app@db.localtest/${inject<string>("workerDatabase")}`,
                NEON_FETCH_ENDPOINT: `${inject<string>("bridgeUrl")}/sql`,
                MAILBOX_URL: inject<string>("mailboxUrl"),
                APP_SECRET: "a secret of thirty-two characters, for tests alone",
              },
            },
          })),
        ],
        define: { __BUILD_ID__: '"test"' },
        resolve: { alias: { "@remix-run/cloudflare": new URL("./app/cloudflare.ts", import.meta.url).pathname } },
        test: { ...shared, name: "workerd", include: ["tests/workerd/**/*.test.ts"] },
      },
    ],
  },
});
