import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { cloudflare } from "@cloudflare/vite-plugin";
import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig, type Plugin } from "vite";
import { devWorkerConfig } from "./scripts/local/dev-worker";
import { remixInWorkerd } from "./scripts/local/remix-in-workerd";
import { pdfFonts } from "./scripts/vite/pdf-fonts";
import { wasmModules } from "./scripts/vite/wasm-modules";
import { wordsByLanguage } from "./scripts/vite/words-by-language";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** One graph: the server build starts at the Worker's entry, so that pages and verbs are the same modules (docs/decisions/0001). */
function workerEntry(): Plugin {
  return {
    name: "recruitlms:worker-entry",
    enforce: "post",
    config(config, { command }) {
      if (command !== "build" || !config.build?.ssr) return;
      return {
        build: {
          minify: true,
          // workerd reads what V8 reads; fields and private methods written out for older engines cost every request.
          target: "esnext",
          // Lazy imports stay files of their own: they weigh on the upload, not on start-up.
          rollupOptions: {
            input: here("./worker/index.ts"),
            external: [/^cloudflare:/, /^node:/],
            // Importing a module of ours does nothing by itself, so what only pages use of it goes where the pages are.
            treeshake: { moduleSideEffects: (id) => !id.startsWith(here("./worker/")) },
            output: { inlineDynamicImports: false, chunkFileNames: "chunks/[name]-[hash].js" },
          },
        },
      };
    },
  };
}

/** Part of every public page's cache key: a new build never shows an old page. */
const buildId = createHash("sha256")
  .update(`${readFileSync(here("./package-lock.json"))}${Date.now()}`)
  .digest("hex")
  .slice(0, 12);

export default defineConfig(({ command }) => ({
  plugins: [
    // Nested, so that Remix's child compiler, which flattens one level, does not see it.
    command === "serve" ? [[cloudflare({ viteEnvironment: { name: "ssr" }, ...devWorkerConfig() })]] : [],
    tailwindcss(),
    pdfFonts(),
    command === "build" ? wasmModules() : [],
    wordsByLanguage(),
    remix({
      future: {
        v3_fetcherPersist: true,
        v3_lazyRouteDiscovery: false,
        v3_relativeSplatPath: true,
        v3_routeConfig: true,
        v3_singleFetch: true,
        v3_throwAbortReason: true,
      },
    }),
    workerEntry(),
    remixInWorkerd(),
  ],
  define: { __BUILD_ID__: JSON.stringify(buildId), ...(command === "serve" ? { __WORD_FILES__: "[]" } : {}) },
  resolve: { alias: { "@remix-run/cloudflare": here("./app/cloudflare.ts") } },
  ssr: {
    target: "webworker",
    ...(command === "build" ? { noExternal: true } : {}),
    resolve: { conditions: ["workerd", "worker", "module", "browser"] },
  },
}));
