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

/** A longer address than a mail should carry is forgotten. */
const longestMailed = 300;
/** The same for a mail that leads on to it, as part of a verb's input. */
export function mailedPath(next: unknown, origin: string): { next?: string } {
  const path = ownPath(next, origin);
  return path !== null && path.length <= longestMailed ? { next: path } : {};
}

/** A page of ours, with where somebody was going when they came by it. */
export const onTheWay = (page: string, next: string | null): string =>
  next === null ? page : `${page}${page.includes("?") ? "&" : "?"}next=${encodeURIComponent(next)}`;
