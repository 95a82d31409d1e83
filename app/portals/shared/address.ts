import type { ShouldRevalidateFunction } from "@remix-run/react";

/** Parts of an address that pass: a dialog that stands open (of a row), and what has just been done (and can be taken back). */
const passing = ["dialog", "of", "done", "undo"];

/** The filters of an address that are filled in; a GET form sends the empty ones too. */
export function filtersOf<N extends string>(url: string, names: readonly N[]): Partial<Record<N, string>> {
  const { searchParams } = new URL(url);
  return Object.fromEntries(names.map((name) => [name, searchParams.get(name)?.trim()]).filter(([, value]) => value));
}

/** `search` with some parameters changed, as "?…"; null takes one away. What passes goes first. */
export function searchWith(search: string, changes: Record<string, string | null>): string {
  const params = new URLSearchParams(search);
  for (const name of passing) params.delete(name);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) params.delete(name);
    else params.set(name, value);
  }
  return `?${params}`;
}

const lasting = (url: URL): string => {
  const params = new URLSearchParams(url.search);
  params.delete("dialog");
  params.delete("of");
  return `${url.pathname}?${params}`;
};

/** A dialog that opens or closes changes nothing of what the page shows. */
export const unlessDialog: ShouldRevalidateFunction = ({ currentUrl, nextUrl, formMethod, defaultShouldRevalidate }) =>
  formMethod === undefined && currentUrl.search !== nextUrl.search && lasting(currentUrl) === lasting(nextUrl)
    ? false
    : defaultShouldRevalidate;
