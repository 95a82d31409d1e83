import { type SQL, sql } from "drizzle-orm";
import * as v from "valibot";
import type { Locale } from "../../kernel/columns";
import { rowsAsJson } from "../../kernel/json";
import { word } from "./localise";
import { isPublic } from "./policy";

/** A live category in the order of its tree, parents before children; `count` covers what is below it. */
export const CategoryNode = v.object({
  uuid: v.string(),
  slug: v.string(),
  name: v.string(),
  parentSlug: v.nullable(v.string()),
  depth: v.number(),
  /** Published courses in it and below it, to 100 at most. */
  count: v.number(),
});
export type CategoryNode = v.InferOutput<typeof CategoryNode>;

/** Every page of the catalogue counts every category: past this many it says "100+". */
export const categoryCountCap = 100;

/** All live categories with their own counts, as JSON; give it to rollUp(). A category below a deleted one is not live. */
export const categoryRows = (locale: Locale): SQL<CategoryNode[]> =>
  rowsAsJson<CategoryNode>(sql`
    with recursive tree as (
      select k.id, k.uuid, k.slug, k.translations, null::text as parent_slug, 0 as depth, array[k.sort_order, k.id] as path
      from categories k where k.parent_id is null and k.deleted_at is null
      union all
      select k.id, k.uuid, k.slug, k.translations, tree.slug, tree.depth + 1, tree.path || array[k.sort_order, k.id]
      from categories k join tree on k.parent_id = tree.id where k.deleted_at is null
    )
    select tree.uuid, tree.slug, ${word(sql`tree.translations`, "name", locale)} as name, tree.parent_slug as "parentSlug", tree.depth,
      (select count(*)::int from (select from courses c where c.category_id = tree.id and ${isPublic} limit ${categoryCountCap}) as counted) as count
    from tree order by tree.path`);

/** Adds each category's courses to its ancestors'. */
export function rollUp(rows: readonly CategoryNode[]): CategoryNode[] {
  const nodes = rows.map((row) => ({ ...row }));
  const bySlug = new Map(nodes.map((node) => [node.slug, node]));
  // Children stand behind their parents: backwards, each is whole before it is added.
  for (const node of [...nodes].reverse()) {
    const parent = node.parentSlug === null ? undefined : bySlug.get(node.parentSlug);
    if (parent) parent.count = Math.min(parent.count + node.count, categoryCountCap);
  }
  return nodes;
}

/** The ids of the live category of that slug, present or former, and of all below it, as the table expression `branch (id)`. */
export const categoryBranch = (slug: string): SQL => sql`
  branch as (
    select k.id from categories k where k.deleted_at is null and (k.slug = ${slug}
      or k.id = (select r.entity_id from slug_redirects r where r.entity_type = 'category' and r.slug = ${slug}))
    union
    select k.id from categories k join branch on k.parent_id = branch.id where k.deleted_at is null
  )`;

export const liveCategoryId = (uuid: string): SQL =>
  sql`(select k.id from categories k where k.uuid = ${uuid} and k.deleted_at is null)`;

/** The live category of that slug, or null. */
export const categoryIdOf = (slug: string) =>
  sql`(select k.id from categories k where k.slug = ${slug} and k.deleted_at is null)`;
