import * as v from "valibot";
import { BrowseCourses, type BrowseFilters } from "../../../worker/modules/catalogue/inputs";

/** What narrows the catalogue, as the address says it. */
export type Filters = Pick<BrowseFilters, "q" | "category" | "level" | "price" | "sort" | "cursor">;

const names = ["q", "category", "level", "price", "sort", "cursor"] as const;

/** The filters of an address. Those that cannot be meant are passed over: a visitor with a worn link still finds courses. */
export function readFilters(search: URLSearchParams): Filters {
  const filters: Record<string, unknown> = {};
  for (const name of names) {
    const { success, output } = v.safeParse(BrowseCourses.entries[name], search.get(name) ?? undefined);
    if (success && output !== undefined) filters[name] = output;
  }
  return filters as Filters;
}

/** The address of the catalogue at `path` under these filters, always in the same order. */
export function catalogueHref(path: string, filters: Filters): string {
  const search = new URLSearchParams(names.flatMap((name) => (filters[name] ? [[name, filters[name]]] : [])));
  return search.size > 0 ? `${path}?${search}` : path;
}

/** The same list from its beginning, with some filters changed or, by `undefined`, taken away. */
export const changed = (
  { cursor: _, ...filters }: Filters,
  change: { [K in keyof Filters]?: Filters[K] | undefined },
): Filters => ({
  ...filters,
  ...change,
});

/** Filters that make the list shorter: sorting and searching do not count. */
export const narrowing = ["category", "level", "price"] as const;
export const isNarrowed = (filters: Filters) => narrowing.some((name) => filters[name]);
