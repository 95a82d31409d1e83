import { readdirSync } from "node:fs";
import type { Plugin } from "vite";
import { clientChunks, wordsPrefix } from "./client-chunks";

const folder = "build/client/assets";

/**
 * A page loads the words of one language. Every catalogue becomes a file of its own in the client build: English under the name that other
 * files import, Arabic beside it under the same name with ".ar". Readers of Arabic get an import map that leads from one to the other
 * (app/word-files.ts). The server keeps both languages.
 */
export function wordsByLanguage(): Plugin {
  let isClientBuild = false;
  return {
    name: "recruitlms:words-by-language",
    apply: "build",
    config(config) {
      isClientBuild = !config.build?.ssr;
      // The server is built after the client, whose files it finds.
      if (!isClientBuild) return { define: { __WORD_FILES__: JSON.stringify(wordFiles()) } };
      return {
        define: { __WORD_FILES__: "[]" },
        build: { rollupOptions: { output: { manualChunks: clientChunks, onlyExplicitManualChunks: true } } },
      };
    },
    generateBundle(_, bundle) {
      if (!isClientBuild) return;
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== "chunk" || !chunk.name.startsWith(wordsPrefix)) continue;
        const catalogues = cataloguesIn(this.parse(chunk.code) as unknown as Node);
        if (catalogues.length === 0) this.error(`${chunk.fileName} holds no catalogue in two languages`);
        const source = withOnly("ar", chunk.code, catalogues);
        this.emitFile({ type: "asset", fileName: chunk.fileName.replace(/\.js$/, ".ar.js"), source });
        chunk.code = withOnly("en", chunk.code, catalogues);
      }
    },
  };
}

/** Addresses of the files that have an Arabic sibling. */
const wordFiles = (): string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith(".ar.js"))
    .map((file) => `/assets/${file.replace(/\.ar\.js$/, ".js")}`);

interface Node {
  type: string;
  start: number;
  end: number;
  properties?: { key: { name?: string; value?: unknown }; value: Node }[];
}

/** Object literals of exactly an `en` and an `ar`, the outermost ones. */
function cataloguesIn(node: Node): Record<"en" | "ar" | "whole", Node>[] {
  if (node.type === "ObjectExpression" && node.properties?.length === 2) {
    const [en, ar] = ["en", "ar"].map((name) => node.properties?.find(({ key }) => (key?.name ?? key?.value) === name));
    if (en && ar) return [{ en: en.value, ar: ar.value, whole: node }];
  }
  return Object.values(node).flatMap((part: unknown) =>
    (Array.isArray(part) ? part : [part]).flatMap((child: unknown) =>
      typeof child === "object" && child !== null && "type" in child ? cataloguesIn(child as Node) : [],
    ),
  );
}

function withOnly(locale: "en" | "ar", code: string, catalogues: ReturnType<typeof cataloguesIn>): string {
  let kept = "";
  let from = 0;
  for (const catalogue of catalogues) {
    kept += `${code.slice(from, catalogue.whole.start)}{${locale}:${code.slice(catalogue[locale].start, catalogue[locale].end)}}`;
    from = catalogue.whole.end;
  }
  return kept + code.slice(from);
}
