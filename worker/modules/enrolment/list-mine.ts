import { sql } from "drizzle-orm";
import * as v from "valibot";
import type { Locale } from "../../kernel/columns";
import type { Selecting } from "../../kernel/database";
import { iso, rowsAsJson } from "../../kernel/json";
import { countCap, pageOf, toPage } from "../../kernel/paging";
import { query, signedIn } from "../../kernel/verb";
import { CourseCard, cardColumns } from "../catalogue";
import { statusAt } from "./access";
import { before } from "./before";
import { enrolmentStatuses, ListMine } from "./inputs";

const MyEnrolment = v.object({
  uuid: v.string(),
  status: v.picklist(enrolmentStatuses),
  enrollmentType: v.picklist(["free", "purchase", "subscription", "instructor"]),
  enrolledAt: v.string(),
  completedAt: v.nullable(v.string()),
  expiresAt: v.nullable(v.string()),
  course: CourseCard,
});
type MyEnrolment = v.InferOutput<typeof MyEnrolment>;
type Filters = v.InferOutput<typeof ListMine>;

export const listMine = query({
  name: "enrolments.listMine",
  summary: "Lists the caller's enrolments with their courses, the newest first.",
  may: signedIn,
  input: ListMine,
  output: v.object({ ...pageOf(MyEnrolment).entries, total: v.number() }),
  errors: [],
  async run(ctx, filters) {
    if (ctx.actor.kind !== "person") throw ctx.refuse("forbidden");
    const userId = ctx.actor.id;
    const [[page]] = await ctx.read((q) => [myEnrolments(q, filters, userId, ctx.now, ctx.locale)]);
    return { ...toPage(page?.items ?? [], filters.limit, (row) => [row.uuid]), total: page?.total ?? 0 };
  },
});

/** A page of one person's enrolments with its total. */
export function myEnrolments(q: Selecting, filters: Filters, userId: number, now: Date, locale: Locale) {
  const found = sql`
    from enrollments e join courses c on c.id = e.course_id and c.deleted_at is null
    where e.user_id = ${userId} and e.deleted_at is null ${filters.status ? sql`and ${statusAt(now)} = ${filters.status}` : sql``}`;
  return q
    .select({
      total: sql<number>`(select count(*)::int from (select ${found} limit ${countCap}) as counted)`,
      items: rowsAsJson<MyEnrolment>(sql`
        select e.uuid, ${statusAt(now)} as status, e.enrollment_type as "enrollmentType", ${iso(sql`e.enrolled_at`)} as "enrolledAt",
          ${iso(sql`e.completed_at`)} as "completedAt", ${iso(sql`e.expires_at`)} as "expiresAt",
          (select to_json(card) from (select ${cardColumns(locale)}) as card) as course
        ${found} ${before(filters.cursor)} order by e.id desc limit ${filters.limit + 1}`),
    })
    .from(sql`(values (1)) as one`);
}
