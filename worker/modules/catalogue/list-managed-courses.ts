import * as v from "valibot";
import { pageOf, toPage } from "../../kernel/paging";
import { granted, query } from "../../kernel/verb";
import { CourseCard } from "./card";
import { courseStatuses, ListManaged } from "./inputs";
import { managedPage } from "./managed-select";
import { reaches } from "./policy";
import { allowTypos } from "./search";

const ManagedCourse = v.object({
  ...CourseCard.entries,
  status: v.picklist(courseStatuses),
  /** Learning or done, to 1,000 at most. */
  studentCount: v.number(),
  publishedAt: v.nullable(v.string()),
  updatedAt: v.string(),
  deletedAt: v.nullable(v.string()),
});

export const listManagedCourses = query({
  name: "courses.listManaged",
  summary: "Lists the courses that the caller may edit, the newest first, or those of them that were deleted.",
  may: granted("courses.edit", "course", "all"),
  input: ListManaged,
  output: v.object({ ...pageOf(ManagedCourse).entries, total: v.number() }),
  errors: [],
  async run(ctx, filters) {
    const reach = reaches(ctx.actor, ctx.scopes);
    const [page] = filters.q
      ? (await ctx.read((q) => [allowTypos(q), managedPage(q, filters, reach, ctx.locale)]))[1]
      : (await ctx.read((q) => [managedPage(q, filters, reach, ctx.locale)]))[0];
    return { ...toPage(page?.items ?? [], filters.limit, (row) => [row.uuid]), total: page?.total ?? 0 };
  },
});
