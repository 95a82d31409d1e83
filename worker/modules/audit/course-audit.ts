import { and, desc, eq, isNull, lt, or, sql } from "drizzle-orm";
import { pageOf, readIdCursor, toPage } from "../../kernel/paging";
import { auditLogs } from "../../kernel/schema";
import { granted, query } from "../../kernel/verb";
import { users } from "../accounts/schema";
import { courses } from "../catalogue/schema";
import { Entry, entryColumns, entryOf } from "./entry";
import { CourseAudit } from "./inputs";
import { showsOrigin, teaches } from "./policy";

export const courseAudit = query({
  name: "audit.ofCourse",
  summary: "Lists what happened to a course and to everything within it, newest first.",
  may: granted("audit.read", "course", "all"),
  input: CourseAudit,
  output: pageOf(Entry),
  errors: ["not_found"],
  async run(ctx, { courseUuid, action, cursor, limit }) {
    const all = ctx.scopes.includes("all");
    // Administrators read a deleted course's history too: it tells who deleted it.
    const visible = and(
      eq(courses.uuid, courseUuid),
      or(all ? sql`true` : undefined, and(isNull(courses.deletedAt), teaches(ctx.actor, sql`${courses.id}`))),
    );
    const before = readIdCursor(cursor);
    const [[course], rows] = await ctx.read((q) => [
      q.select({ uuid: courses.uuid }).from(courses).where(visible),
      q
        .select(entryColumns)
        .from(auditLogs)
        .leftJoin(users, eq(users.id, auditLogs.actorId))
        .where(
          and(
            sql`${auditLogs.courseId} = (select ${courses.id} from ${courses} where ${visible})`,
            action ? eq(auditLogs.action, action) : undefined,
            before !== null ? lt(auditLogs.id, before) : undefined,
          ),
        )
        .orderBy(desc(auditLogs.id))
        .limit(limit + 1),
    ]);
    if (!course) throw ctx.refuse("not_found");
    const { items, next } = toPage(rows, limit, (row) => [row.id]);
    return { items: items.map((row) => entryOf(row, showsOrigin(ctx.scopes))), next };
  },
});
