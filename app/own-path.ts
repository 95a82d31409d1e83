/**
 * Where a page may send people on to: `next` as a path of this origin, or null. Read the way browsers read it, since they drop tabs and line breaks
 * and take a backslash for a slash; what only feeds Remix (".data") is no page.
 */
export function ownPath(next: unknown, origin: string): string | null {
  if (typeof next !== "string" || !next.startsWith("/") || /[\p{Cc}\\]/u.test(next) || !URL.canParse(next, origin))
    return null;
  const { origin: target, pathname, search, hash } = new URL(next, origin);
  // "/.//host" is ours when parsed, and "//host" once written down again.
  if (target !== origin || pathname.startsWith("//") || pathname.endsWith(".data")) return null;
  return pathname + search + hash;
}

/** A page of ours, with where somebody was going when they came by it. */
export const onTheWay = (page: string, next: string | null): string =>
  next === null ? page : `${page}${page.includes("?") ? "&" : "?"}next=${encodeURIComponent(next)}`;
