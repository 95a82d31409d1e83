import type { Rollup } from "vite";

/** Marks the chunks that hold one catalogue each (words-by-language.ts). */
export const wordsPrefix = "words-";

const files = (folder: string, names: string) => names.split(" ").map((name) => `/app/${folder}${name}.`);

/** What a page of any portal is drawn with, in one file: thirty small ones compress a quarter worse, and all that import them name each. */
const shell = [
  "vite/preload-helper",
  ...files("", "error-page locale meta nonce word-files inbox/store"),
  ...files("portals/shared/", "bell/bell page-header portal-shell private-meta when"),
  ...files("ui/", "cx use-dom-id layouts/brand layouts/portal-layout"),
  ...files("ui/primitives/", "avatar badge button card empty-state error-state icon icon-paths initials link menu"),
  ...files("ui/primitives/", "popover progress seed skip-link spinner stat status theme-choice visually-hidden"),
];

/** The same for pages with a form. */
const forms = [
  ...files("", "forms"),
  ...files("ui/primitives/", "dialog field form icon-button kbd notice select text-field tooltip"),
];

/** React and Remix, which change with a version and not with a page. */
const libraries =
  /commonjsHelpers|\/node_modules\/(react|react-dom|react-router|react-router-dom|scheduler|turbo-stream|@remix-run)\//;

/** Files of the client build that many pages share. What is not named here falls where Rollup puts it. */
export const clientChunks: Rollup.GetManualChunk = (id) => {
  const [, catalogue] = /\/worker\/words\/([\w-]+)(?:\/\w+)?\.ts$/.exec(id) ?? [];
  // Without words of its own; the gallery of the design system is no page of the product.
  if (catalogue && catalogue !== "gallery") return catalogue === "format" ? catalogue : `${wordsPrefix}${catalogue}`;
  if (libraries.test(id)) return "remix";
  if (shell.some((part) => id.includes(part))) return "shell";
  return forms.some((part) => id.includes(part)) ? "forms" : undefined;
};
