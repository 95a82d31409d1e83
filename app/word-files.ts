/**
 * The client's files that hold words, in English; each has an Arabic sibling (scripts/vite/words-by-language.ts). Known to the server of a
 * build alone: in development files hold both languages, and the browser is told by the page.
 */
declare const __WORD_FILES__: readonly string[];

const inArabic = (file: string): string => file.replace(/\.js$/, ".ar.js");

/** What makes a reader of Arabic load Arabic words wherever English ones are imported. It has to stand before the first script. */
export const arabicImportMap = (): string =>
  JSON.stringify({ imports: Object.fromEntries(__WORD_FILES__.map((file) => [file, inArabic(file)])) });

/** Remix's manifest, by which files are loaded ahead, with the Arabic siblings in place of the files named. */
export const withArabicWords = <M>(manifest: M, files: readonly string[] = __WORD_FILES__): M =>
  JSON.parse(
    files.reduce((text, file) => text.replaceAll(`"${file}"`, `"${inArabic(file)}"`), JSON.stringify(manifest)),
  );
