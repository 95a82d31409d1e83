import { cloudflareTest } from "@cloudflare/vitest-plugin";
import { defineConfig, type Plugin } from "vitest/config";

/** Pages are proved in Chromium on the production build; Worker tests knock at the other doors and need no page. */
const noPages: Plugin = {
  name: "recruitlms:no-pages",
  enforce: "pre",
  resolveId: (id) =>
    id === "virtual:remix/server-build" || id === "@remix-run/cloudflare" ? `\0no-pages:${id}` : undefined,
  load: (id) =>
    id.startsWith("\0no-pages:")
      ? "export const routes = {}; export const assets = { routes: {} }; export const createRequestHandler = () => async () => new Response(null, { status: 404 }); export const redirect = (to) => new Response(null, { status: 302, headers: { location: to } });"
      : undefined,
};
// Files share the modules they load, which is half of the work of loading them; each has a database of its own, and leaves nothing in a module that others hear of.
const shared = {
  isolate: false,
  testTimeout: 30_000,
  hookTimeout: 60_000,
  globalSetup: ["tests/support/global-setup.ts"],
};

export default defineConfig({
  test: {
    silent: "passed-only",
    reporters: ["default", "json"],
    outputFile: { json: "reports/vitest.json" },
    // Measured in Node alone: workerd has no inspector to ask.
    coverage: {
      provider: "v8",
      include: ["worker/modules/**/*.ts"],
      exclude: ["**/*.test.ts", "**/schema.ts"],
      reporter: ["text-summary", "json-summary"],
      thresholds: { lines: 90 },
    },
    projects: [
      {
        test: {
          ...shared,
          name: "node",
          environment: "node",
          include: [
            "{worker,queues,durable-objects,scripts,app}/**/*.test.{ts,tsx}",
            "tests/{verbs,build}/**/*.test.ts",
          ],
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
        test: {
          ...shared,
          name: "workerd",
          include: ["tests/workerd/**/*.test.ts"],
          // Bundled first, as the build bundles them: workerd loads none of their files from node_modules one by one.
          deps: { optimizer: { ssr: { enabled: true, include: ["@cantoo/pdf-lib", "fontkit", "stripe"] } } },
        },
      },
    ],
  },
});
