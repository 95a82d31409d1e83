import type { CategoryNode } from "../../../worker/modules/catalogue";

/** The category of that slug below its ancestors, topmost first; empty for none. */
export function branchOf(categories: readonly CategoryNode[], slug: string | null | undefined): CategoryNode[] {
  const found = categories.find((node) => node.slug === slug);
  return found ? [...branchOf(categories, found.parentSlug), found] : [];
}

/** What of the tree is shown: its top, what lies on the way to the chosen category, and what is below that. Empty ones only where chosen. */
export function visibleCategories(categories: readonly CategoryNode[], chosen: string | undefined): CategoryNode[] {
  const branch = new Set(branchOf(categories, chosen).map(({ slug }) => slug));
  return categories.filter(
    ({ slug, parentSlug, count }) => (count > 0 || branch.has(slug)) && (parentSlug === null || branch.has(parentSlug)),
  );
}
