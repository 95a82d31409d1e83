import { sql } from "drizzle-orm";
import * as v from "valibot";
import { anyone, query } from "../../kernel/verb";
import { CategoryNode, categoryRows, rollUp } from "./category-tree";
import { InLocale } from "./inputs";

export const listCategories = query({
  name: "categories.list",
  summary: "Lists the categories in the order of their tree, each with its number of published courses.",
  may: anyone,
  input: InLocale,
  output: v.object({ items: v.array(CategoryNode) }),
  errors: [],
  async run(ctx, { locale }) {
    const [rows] = await ctx.read((q) => [
      q
        .select({ items: sql<CategoryNode[]>`items` })
        .from(sql`(select ${categoryRows(locale ?? ctx.locale)} as items) as tree`),
    ]);
    return { items: rollUp(rows[0]?.items ?? []) };
  },
});
