import { sql } from "drizzle-orm";
import { command, granted } from "../../kernel/verb";
import { ByUuid } from "./inputs";
import { Named } from "./output";
import { reaches } from "./policy";
import { materials } from "./schema";
import { courseOf, holdCourse } from "./structure";

export const removeMaterial = command({
  name: "materials.remove",
  summary: "Takes a material out of its course; it can be restored.",
  may: granted("courses.edit", "course", "all"),
  input: ByUuid,
  output: Named,
  errors: ["not_found"],
  async run(ctx, { uuid }) {
    await ctx.commit({
      statements: (w) => [
        holdCourse(w, courseOf.material(uuid), reaches(ctx.actor, ctx.scopes)),
        w.update(materials).set({ deletedAt: ctx.now }).where(sql`${materials.uuid} = ${uuid}`),
      ],
    });
    return { uuid };
  },
});
