import { readFileSync } from "node:fs";
import { basename, dirname, relative } from "node:path";
import type { Plugin } from "vite";

const mark = /__wasm__(.+?)__wasm__/g;

/** The built Worker's `import … from "x.wasm"`: the file goes beside the chunks, and workerd, which compiles it, is left to import it. */
export function wasmModules(): Plugin {
  return {
    name: "recruitlms:wasm-modules",
    enforce: "pre",
    async resolveId(source, importer) {
      if (!source.endsWith(".wasm")) return;
      const found = await this.resolve(source, importer, { skipSelf: true });
      if (found) return { id: `__wasm__${found.id}__wasm__`, external: true };
    },
    renderChunk(code, chunk) {
      if (!code.includes("__wasm__")) return null;
      return code.replaceAll(mark, (_, path: string) => {
        const asset = this.emitFile({ type: "asset", name: basename(path), source: readFileSync(path) });
        const file = relative(dirname(chunk.fileName), this.getFileName(asset));
        return file.startsWith(".") ? file : `./${file}`;
      });
    },
  };
}
