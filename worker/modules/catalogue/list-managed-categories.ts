import { sql } from "drizzle-orm";
import * as v from "valibot";
import { iso, rowsAsJson } from "../../kernel/json";
import { granted, query } from "../../kernel/verb";
import { categoryCountCap } from "./category-tree";
import { ListManagedCategories } from "./inputs";

const ManagedCategory = v.object({
  uuid: v.string(),
  slug: v.string(),
  nameEn: v.string(),
  /** Null where Arabic is not written yet. */
  nameAr: v.nullable(v.string()),
  /** Null at the top, and for one whose parent was deleted: it needs a new place. */
  parentUuid: v.nullable(v.string()),
  isOrphan: v.boolean(),
  depth: v.number(),
  sortOrder: v.number(),
  /** Live courses that stand in it, whatever their state, to 100 at most. */
  courseCount: v.number(),
  deletedAt: v.nullable(v.string()),
});

export const listManagedCategories = query({
  name: "categories.listManaged",
  summary: "Lists the categories with their names in both languages, in the order of their tree, or the deleted ones.",
  may: granted("categories.manage", "all"),
  input: ListManagedCategories,
  output: v.object({ items: v.array(ManagedCategory) }),
  errors: [],
  async run(ctx, { deleted }) {
    const [rows] = await ctx.read((q) => [
      q
        .select({ items: sql<v.InferOutput<typeof ManagedCategory>[]>`items` })
        .from(sql`(select ${rowsAsJson(deleted ? deletedRows : liveRows)} as items) as listed`),
    ]);
    return { items: rows[0]?.items ?? [] };
  },
});

const columns = sql`k.uuid, k.slug, k.translations->'en'->>'name' as "nameEn", k.translations->'ar'->>'name' as "nameAr", k.sort_order as "sortOrder",
  (select count(*)::int from (
    select from courses c where c.category_id = k.id and c.deleted_at is null limit ${sql.raw(String(categoryCountCap))}) as counted) as "courseCount",
  ${iso(sql`k.deleted_at`)} as "deletedAt"`;

/** A live category below a deleted one is shown at the top: nobody could find it otherwise. */
const liveRows = sql`
  with recursive tree as (
    select k.id, null::uuid as parent_uuid, k.parent_id is not null as is_orphan, 0 as depth, array[k.sort_order, k.id] as path
    from categories k left join categories p on p.id = k.parent_id
    where k.deleted_at is null and (k.parent_id is null or p.deleted_at is not null)
    union all
    select k.id, p.uuid, false, tree.depth + 1, tree.path || array[k.sort_order, k.id]
    from categories k join tree on k.parent_id = tree.id join categories p on p.id = tree.id where k.deleted_at is null
  )
  select ${columns}, tree.parent_uuid as "parentUuid", tree.is_orphan as "isOrphan", tree.depth
  from tree join categories k on k.id = tree.id order by tree.path`;

const deletedRows = sql`
  select ${columns}, null as "parentUuid", false as "isOrphan", 0 as depth
  from categories k where k.deleted_at is not null order by k.deleted_at desc, k.id desc`;
