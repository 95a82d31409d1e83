import { sql } from "drizzle-orm";
import * as v from "valibot";
import { rowsAsJson } from "../../kernel/json";
import { granted, query } from "../../kernel/verb";
import { ManagedMaterial, type Material, materialColumns } from "./authoring-shapes";
import { OfCourse } from "./inputs";
import { reaches } from "./policy";

export const listMaterials = query({
  name: "materials.listOfCourse",
  summary: "Lists the materials of a course for its authors, in their order.",
  may: granted("courses.edit", "course", "all"),
  input: OfCourse,
  output: v.object({ items: v.array(ManagedMaterial) }),
  errors: ["not_found"],
  async run(ctx, { courseUuid }) {
    const [[course]] = await ctx.read((q) => [
      q
        .select({
          items: rowsAsJson<Material>(sql`
            select ${materialColumns} from materials m where m.course_id = c.id and m.deleted_at is null order by m.position, m.id`),
        })
        .from(sql`courses as c`)
        .where(sql`c.uuid = ${courseUuid} and c.deleted_at is null and ${reaches(ctx.actor, ctx.scopes)}`),
    ]);
    if (!course) throw ctx.refuse("not_found");
    return course;
  },
});
