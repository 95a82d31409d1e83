import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Plugin } from "vite";
import { pdfFontFiles } from "../../worker/platform/pdf/fonts";

const { resolve } = createRequire(import.meta.url);

/**
 * Puts the fonts of PDFs among the site's static files: copied from their npm packages into the client build, served
 * from there in development. Nothing of them is committed, and the Worker's own bundle stays small.
 */
export function pdfFonts(): Plugin {
  let isClientBuild = false;
  return {
    name: "recruitlms:pdf-fonts",
    configResolved(config) {
      isClientBuild = config.command === "build" && !config.build.ssr;
    },
    async generateBundle() {
      if (!isClientBuild) return;
      for (const { path, source } of Object.values(pdfFontFiles)) {
        this.emitFile({ type: "asset", fileName: path.slice(1), source: await readFile(resolve(source)) });
      }
    },
    configureServer(server) {
      const sources = new Map(Object.values(pdfFontFiles).map(({ path, source }) => [path, source]));
      server.middlewares.use((request, response, next) => {
        const source = sources.get(new URL(request.url ?? "/", "http://localhost").pathname);
        if (!source) return next();
        readFile(resolve(source)).then((bytes) => {
          response.setHeader("Content-Type", "font/ttf");
          response.end(bytes);
        }, next);
      });
    },
  };
}
