import { sql } from "drizzle-orm";
import { refuseUnless } from "../../kernel/database";
import { newUuid } from "../../kernel/ids";
import { command, granted } from "../../kernel/verb";
import { categoryIdOf } from "./category-tree";
import { CreateCourse } from "./inputs";
import { Named } from "./output";
import { courses } from "./schema";
import { firstFreeSlug, holdSlug, slugify } from "./slugs";

export const createCourse = command({
  name: "courses.create",
  summary: "Starts a course as a draft, taught by whoever creates it; its slug is made from the English title.",
  may: granted("courses.create", "own"),
  input: CreateCourse,
  output: Named,
  errors: ["not_found"],
  idempotent: true,
  async run(ctx, { translations, category, level }) {
    // A timer teaches nothing, and a course needs somebody to answer for it.
    if (ctx.actor.kind !== "person") throw ctx.refuse("forbidden");
    const creator = ctx.actor.id;
    const uuid = newUuid();
    const reply = { uuid };
    const base = slugify(translations.en.title, "course");
    const categoryId = category ? categoryIdOf(category) : sql`null::bigint`;
    await ctx.commit({
      statements: (w) => [
        holdSlug(w, "course", base),
        refuseUnless(w, category ? sql`${categoryId} is not null` : sql`true`, "not_found"),
        w.execute(sql`
          with course as (
            insert into ${courses} (uuid, slug, level, category_id, created_by_id, translations)
            values (${uuid}::uuid, ${firstFreeSlug("course", base)}, ${level}, ${categoryId}, ${creator}, ${JSON.stringify(translations)}::jsonb)
            returning id
          )
          insert into course_instructors (course_id, user_id) select id, ${creator} from course`),
      ],
      reply,
    });
    return reply;
  },
});
