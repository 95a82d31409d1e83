import { readdirSync, readFileSync } from "node:fs";
import { extname, join, relative } from "node:path";
import type { V4WorkerOptions, V4WorkerOptionsShape } from "miniflare";
import { unstable_getMiniflareWorkerOptions, unstable_readConfig } from "wrangler";

type Module = Extract<V4WorkerOptions, { modules: unknown[] }>["modules"][number];

/** Everything that wrangler.toml says of the Worker: bindings, consumers, objects, assets. No binding is named here. */
export function readWorkerOptions(root: string) {
  const config = unstable_readConfig({ config: join(root, "wrangler.toml") }, { hideWarnings: true });
  const { workerOptions } = unstable_getMiniflareWorkerOptions(config);
  // Its rules are for a bundler, which has been at work already.
  return { ...(workerOptions as V4WorkerOptionsShape), modulesRules: undefined, rootPath: root };
}

const types: Record<string, Module["type"] | undefined> = {
  ".js": "ESModule",
  ".mjs": "ESModule",
  ".wasm": "CompiledWasm",
  ".bin": "Data",
  ".ttf": "Data",
  ".txt": "Text",
};

/** The built Worker, entry first, as modules under `build/server`. */
export function readServerBuild(root: string): { modulesRoot: string; modules: Module[] } {
  const modulesRoot = join(root, "build/server");
  const files = readdirSync(modulesRoot, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && types[extname(entry.name)])
    .map((entry) => join(entry.parentPath, entry.name));
  const entry = join(modulesRoot, "index.js");
  files.sort((a, b) => Number(b === entry) - Number(a === entry) || a.localeCompare(b));
  const modules = files.map((path) => {
    const type = types[extname(path)] ?? "Data";
    const bytes = readFileSync(path);
    const contents =
      type === "CompiledWasm" || type === "Data" ? new Uint8Array(bytes) : new TextDecoder().decode(bytes);
    return { type, path: join(modulesRoot, relative(modulesRoot, path)), contents };
  });
  return { modulesRoot, modules: modules as Module[] };
}
