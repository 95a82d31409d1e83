import type { Plugin } from "vite";

/** Not `app/routes.ts`, which imports Remix's tools. */
const scanned = ["worker/index.ts", "app/**/*.tsx", "!**/*.test.*"];
const manifestId = "virtual:remix/server-manifest";

/**
 * What Remix's development server does not know when the app runs in workerd. To be given to Vite beside Remix's plugin.
 *
 * - Remix starts a second Vite, its "child compiler", from the same configuration but without Cloudflare's plugin. Both
 *   would write their pre-bundled dependencies into one folder, each throwing away the other's; the child gets its own.
 * - Vite looks for dependencies to pre-bundle from the Worker's entry on, and sees no further than Remix's virtual
 *   modules. What it meets later reloads the Worker in the middle of a request, with two Reacts in it: so it is told.
 * - On a changed route Remix compares it with the manifest that the server last used, and asks Node's module runner for
 *   it. There is none: the manifest is remembered as it passes by on its way to workerd.
 */
export function remixInWorkerd(): Plugin {
  let code: string | undefined;
  return {
    name: "recruitlms:remix-in-workerd",
    apply: "serve",
    enforce: "post",
    config(config) {
      const isChildCompiler = (config as { configFile?: unknown }).configFile === false;
      if (isChildCompiler) return { cacheDir: "node_modules/.vite/remix-child" };
      return { environments: { ssr: { optimizeDeps: { entries: scanned, include: ["react/jsx-dev-runtime"] } } } };
    },
    transform(loaded, id) {
      if (id === `\0${manifestId}` && this.environment.name === "ssr") code = loaded;
    },
    configureServer(server) {
      server.ssrLoadModule = async (url) => {
        if (url !== manifestId) throw new Error(`${url} cannot be loaded here: the server's code runs in workerd.`);
        // No page has been asked for yet: whatever the route is now, nobody has seen it otherwise.
        code ??= await loadManifest(server.environments.ssr.pluginContainer);
        return { default: evaluate(code) };
      };
    },
  };
}

async function loadManifest(container: { load(id: string): Promise<unknown> }): Promise<string> {
  const loaded = await container.load(`\0${manifestId}`);
  return typeof loaded === "string" ? loaded : (loaded as { code: string }).code;
}

/** The module is one object literal: `export default {…};` */
function evaluate(code: string): Record<string, unknown> {
  return new Function(code.replace(/^\s*export default/, "return"))();
}
