import { useRouteLoaderData } from "@remix-run/react";
import type { Locale } from "../worker/kernel/columns";
import { type Translate, translator, type Words } from "../worker/words/format";
import type { loader } from "./root";

/** What the root knows of the reader: language, zone, theme, and on portals who it is. */
export function useReader() {
  const data = useRouteLoaderData<typeof loader>("root");
  if (!data) throw new Error("useReader needs the root's data");
  return data;
}

// biome-ignore lint/suspicious/noExplicitAny: any catalogue; its own keys are inferred.
export function useWords<C extends Words<any>>(catalogue: C): Translate<C["en"]> {
  return translator(catalogue, useReader().locale) as Translate<C["en"]>;
}

/** A path in the reader's language: public pages in Arabic live under /ar. */
export const inLanguage = (path: string, locale: Locale): string =>
  locale === "ar" ? `/ar${path === "/" ? "" : path}` || "/ar" : path;

/** The same public page in the other language. */
export function otherLanguage(path: string): { locale: Locale; path: string } {
  if (path === "/ar" || path.startsWith("/ar/")) return { locale: "en", path: path.slice(3) || "/" };
  return { locale: "ar", path: inLanguage(path, "ar") };
}
