import { sql } from "drizzle-orm";
import { command, granted } from "../../kernel/verb";
import { ByUuid } from "./inputs";
import { Named } from "./output";
import { reaches } from "./policy";
import { materials } from "./schema";
import { courseOfDeleted, holdCourse } from "./structure";

export const restoreMaterial = command({
  name: "materials.restore",
  summary: "Puts a removed material back into its course.",
  may: granted("courses.edit", "course", "all"),
  input: ByUuid,
  output: Named,
  errors: ["not_found"],
  async run(ctx, { uuid }) {
    await ctx.commit({
      statements: (w) => [
        holdCourse(w, courseOfDeleted.material(uuid), reaches(ctx.actor, ctx.scopes)),
        w.update(materials).set({ deletedAt: null }).where(sql`${materials.uuid} = ${uuid}`),
      ],
    });
    return { uuid };
  },
});
