import { sql } from "drizzle-orm";
import { refuseUnless } from "../../kernel/database";
import { command, granted } from "../../kernel/verb";
import { liveCategoryId } from "./category-tree";
import { ByUuid } from "./inputs";
import { Named } from "./output";
import { categories } from "./schema";

export const deleteCategory = command({
  name: "categories.delete",
  summary: "Deletes a category that holds neither courses nor other categories; it can be restored.",
  may: granted("categories.manage", "all"),
  input: ByUuid,
  output: Named,
  errors: ["not_found", "category_in_use"],
  touchesPublic: true,
  async run(ctx, { uuid }) {
    const id = liveCategoryId(uuid);
    await ctx.commit({
      statements: (w) => [
        refuseUnless(w, sql`${id} is not null`, "not_found"),
        refuseUnless(
          w,
          sql`not exists (select from categories k where k.parent_id = ${id} and k.deleted_at is null)
          and not exists (select from courses c where c.category_id = ${id} and c.deleted_at is null)`,
          "category_in_use",
        ),
        w.update(categories).set({ deletedAt: ctx.now }).where(sql`${categories.id} = ${id}`),
      ],
    });
    return { uuid };
  },
});
