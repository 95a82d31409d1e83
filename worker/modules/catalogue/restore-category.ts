import { sql } from "drizzle-orm";
import { insist } from "../../kernel/database";
import { command, granted } from "../../kernel/verb";
import { ByUuid } from "./inputs";
import { Named } from "./output";
import { categories } from "./schema";

export const restoreCategory = command({
  name: "categories.restore",
  summary: "Brings a deleted category back.",
  may: granted("categories.manage", "all"),
  input: ByUuid,
  output: Named,
  errors: ["not_found"],
  touchesPublic: true,
  async run(ctx, { uuid }) {
    await ctx.commit({
      statements: (w) => [
        insist(
          w,
          w
            .update(categories)
            .set({ deletedAt: null })
            .where(sql`${categories.uuid} = ${uuid} and ${categories.deletedAt} is not null`)
            .returning({ id: categories.id }),
          "not_found",
        ),
      ],
    });
    return { uuid };
  },
});
