import type { Locale } from "../../kernel/columns";

/** The pages that a link of an affiliate may lead to: those that anybody reads. */
const open = /^\/(?:(?:courses|plans|verify|register)(?:\/[\w.~%-]+)*\/?)?$/;

/**
 * Where an affiliate's link leads: a public page of ours in the link's language, or in the page's own. Null for whatever else somebody wrote there, so that
 * a link of ours never leads away.
 * @param to a path, or one of our own addresses as it was copied
 */
export function publicDestination(to: string, origin: string, locale: Locale): string | null {
  if (!URL.canParse(to, origin)) return null;
  const url = new URL(to, origin);
  const isArabic = /^\/ar(?=\/|$)/.test(url.pathname);
  const path = url.pathname.replace(/^\/ar(?=\/|$)/, "") || "/";
  if (url.origin !== new URL(origin).origin || !open.test(path)) return null;
  const page = locale === "ar" || isArabic ? `/ar${path === "/" ? "" : path}` : path;
  return page + url.search;
}
