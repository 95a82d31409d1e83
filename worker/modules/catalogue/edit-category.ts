import { sql } from "drizzle-orm";
import { refuseUnless } from "../../kernel/database";
import { command, granted } from "../../kernel/verb";
import { liveCategoryId } from "./category-tree";
import { EditCategory } from "./inputs";
import { Named } from "./output";
import { categories } from "./schema";
import { isSlugOfAnother, turnOverSlug } from "./slugs";

export const editCategory = command({
  name: "categories.edit",
  summary: "Renames a category, moves it in the tree or changes its place among its siblings.",
  may: granted("categories.manage", "all"),
  input: EditCategory,
  output: Named,
  errors: ["not_found", "slug_taken", "category_cycle"],
  touchesPublic: true,
  async run(ctx, { uuid, translations, slug, parentUuid, sortOrder }) {
    const id = liveCategoryId(uuid);
    const parentId = parentUuid ? liveCategoryId(parentUuid) : null;
    await ctx.commit({
      statements: (w) => [
        // Moves are rare and few: one at a time, so that two of them cannot close a circle between them.
        w.execute(sql`select pg_advisory_xact_lock(hashtextextended('category tree', 0))`),
        refuseUnless(w, sql`${id} is not null and ${parentId ? sql`${parentId} is not null` : sql`true`}`, "not_found"),
        refuseUnless(
          w,
          parentId
            ? sql`not exists (
          with recursive below as (
            select ${id} as id union select k.id from categories k join below on k.parent_id = below.id
          ) select from below where id = ${parentId})`
            : sql`true`,
          "category_cycle",
        ),
        refuseUnless(w, slug ? sql`not ${isSlugOfAnother("category", slug, uuid)}` : sql`true`, "slug_taken"),
        ...(slug ? [turnOverSlug(w, "category", slug, uuid)] : []),
        w
          .update(categories)
          .set({
            translations,
            slug,
            sortOrder,
            parentId: parentUuid === undefined ? undefined : parentId,
            updatedAt: ctx.now,
          })
          .where(sql`${categories.id} = ${id}`),
      ],
      constraints: { categories_slug_unique: "slug_taken" },
    });
    return { uuid };
  },
});
