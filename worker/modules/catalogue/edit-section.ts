import { sql } from "drizzle-orm";
import { command, granted } from "../../kernel/verb";
import { EditSection } from "./inputs";
import { Named } from "./output";
import { reaches } from "./policy";
import { sections } from "./schema";
import { courseOf, holdCourse, ofPublished } from "./structure";

export const editSection = command({
  name: "sections.edit",
  summary: "Changes a section's title and summary.",
  may: granted("courses.edit", "course", "all"),
  input: EditSection,
  output: Named,
  errors: ["not_found"],
  async run(ctx, { uuid, translations }) {
    await ctx.commit({
      statements: (w) => [
        holdCourse(w, courseOf.section(uuid), reaches(ctx.actor, ctx.scopes)),
        w.update(sections).set({ translations }).where(sql`${sections.uuid} = ${uuid}`),
      ],
      touchesPublic: ofPublished,
    });
    return { uuid };
  },
});
