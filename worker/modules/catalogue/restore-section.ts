import { sql } from "drizzle-orm";
import { command, granted } from "../../kernel/verb";
import { ByUuid } from "./inputs";
import { Named } from "./output";
import { reaches } from "./policy";
import { sections } from "./schema";
import { courseOf, courseOfDeleted, holdCourse, ofPublished, refreshTotals } from "./structure";

export const restoreSection = command({
  name: "sections.restore",
  summary: "Brings a deleted section back to its place.",
  may: granted("courses.edit", "course", "all"),
  input: ByUuid,
  output: Named,
  errors: ["not_found"],
  async run(ctx, { uuid }) {
    await ctx.commit({
      statements: (w) => [
        holdCourse(w, courseOfDeleted.section(uuid), reaches(ctx.actor, ctx.scopes)),
        w.update(sections).set({ deletedAt: null }).where(sql`${sections.uuid} = ${uuid}`),
        refreshTotals(w, courseOf.section(uuid)),
      ],
      touchesPublic: ofPublished,
    });
    return { uuid };
  },
});
