import * as v from "valibot";
import { pageOf, toPage } from "../../kernel/paging";
import { granted, query } from "../../kernel/verb";
import { reaches } from "../catalogue";
import { enrolmentStatuses, ListOfCourse } from "./inputs";
import { courseRoster } from "./roster-select";

const RosterEntry = v.object({
  uuid: v.string(),
  student: v.object({ uuid: v.string(), name: v.string(), email: v.string() }),
  status: v.picklist(enrolmentStatuses),
  enrollmentType: v.picklist(["free", "purchase", "subscription", "instructor"]),
  enrolledAt: v.string(),
  completedAt: v.nullable(v.string()),
  expiresAt: v.nullable(v.string()),
  /** Of the mandatory lessons (of all where none is mandatory), rounded down; 100 once completed. */
  progressPercent: v.number(),
  completedLessons: v.number(),
  /** When a lesson was last opened. */
  lastActivityAt: v.nullable(v.string()),
});
export type RosterEntry = v.InferOutput<typeof RosterEntry>;

export const listOfCourse = query({
  name: "enrolments.listOfCourse",
  summary: "Lists the students of a course with how far they are, the newest first.",
  may: granted("enrolments.manage", "course", "all"),
  input: ListOfCourse,
  output: v.object({
    ...pageOf(RosterEntry).entries,
    total: v.number(),
    course: v.object({ uuid: v.string(), slug: v.string(), title: v.string(), lessonCount: v.number() }),
  }),
  errors: ["not_found"],
  async run(ctx, filters) {
    const [[page]] = await ctx.read((q) => [
      courseRoster(q, filters, reaches(ctx.actor, ctx.scopes), ctx.now, ctx.locale),
    ]);
    if (!page) throw ctx.refuse("not_found");
    return { ...toPage(page.items, filters.limit, (row) => [row.uuid]), total: page.total, course: page.course };
  },
});
