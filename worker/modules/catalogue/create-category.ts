import { sql } from "drizzle-orm";
import { refuseUnless } from "../../kernel/database";
import { newUuid } from "../../kernel/ids";
import { command, granted } from "../../kernel/verb";
import { liveCategoryId } from "./category-tree";
import { CreateCategory } from "./inputs";
import { Named } from "./output";
import { categories } from "./schema";
import { firstFreeSlug, holdSlug, slugify } from "./slugs";

export const createCategory = command({
  name: "categories.create",
  summary: "Adds a category to the tree.",
  may: granted("categories.manage", "all"),
  input: CreateCategory,
  output: Named,
  errors: ["not_found", "slug_taken"],
  idempotent: true,
  touchesPublic: true,
  async run(ctx, { translations, slug, parentUuid, sortOrder }) {
    const uuid = newUuid();
    const reply = { uuid };
    const base = slug ?? slugify(translations.en.name, "category");
    const parentId = parentUuid ? liveCategoryId(parentUuid) : sql`null::bigint`;
    const free = firstFreeSlug("category", base);
    await ctx.commit({
      statements: (w) => [
        holdSlug(w, "category", base),
        refuseUnless(w, parentUuid ? sql`${parentId} is not null` : sql`true`, "not_found"),
        // A slug that was chosen is taken as it is or not at all; one made from the name may be numbered.
        refuseUnless(w, slug ? sql`${free} = ${slug}` : sql`true`, "slug_taken"),
        w.execute(sql`
          insert into ${categories} (uuid, code, slug, translations, parent_id, sort_order)
          select ${uuid}::uuid, free.slug, free.slug, ${JSON.stringify(translations)}::jsonb, ${parentId}, ${sortOrder}::int from (select ${free} as slug) as free`),
      ],
      constraints: { categories_slug_unique: "slug_taken", categories_code_unique: "slug_taken" },
      reply,
    });
    return reply;
  },
});
