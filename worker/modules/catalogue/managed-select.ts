import { type SQL, sql } from "drizzle-orm";
import type { Locale } from "../../kernel/columns";
import type { Selecting } from "../../kernel/database";
import { iso, rowsAsJson } from "../../kernel/json";
import { countCap } from "../../kernel/paging";
import { type CourseCard, cardColumns } from "./card";
import type { ManagedFilters } from "./inputs";
import { readUuidCursor } from "./keyset";
import type { CourseStatus } from "./schema";
import { matchedCourses } from "./search";

export type ManagedRow = CourseCard & {
  status: CourseStatus;
  studentCount: number;
  publishedAt: string | null;
  updatedAt: string;
  deletedAt: string | null;
};

/** A page of the courses under `reach` (over `courses as c`), newest first, with its total; after allowTypos() where words are searched for. */
export function managedPage(q: Selecting, filters: ManagedFilters, reach: SQL, locale: Locale) {
  const conditions = [reach, filters.deleted ? sql`c.deleted_at is not null` : sql`c.deleted_at is null`];
  if (filters.status) conditions.push(sql`c.status = ${filters.status}`);
  const where = sql.join(conditions, sql` and `);
  const found = filters.q ? sql`select c.id from matched c where true` : sql`select c.id from courses c where ${where}`;
  // The count is ordered too: it walks the index that the page walks, and stops at the cap.
  const last = readUuidCursor(filters.cursor);
  const beyond = last ? sql`and c.id < (select o.id from courses o where o.uuid = ${last}::uuid)` : sql``;
  const tables = [
    sql`picked as materialized (
    ${found} ${beyond} order by c.id desc limit ${filters.limit + 1})`,
  ];
  if (filters.q) tables.unshift(matchedCourses(filters.q, where, sql`c.id`));
  return q.select({ total: sql<number>`page.total`, items: sql<ManagedRow[]>`page.items` }).from(sql`(
    with ${sql.join(tables, sql`, `)}
    select (select count(*)::int from (${found} order by c.id desc limit ${countCap}) as counted) as total,
      ${rowsAsJson<ManagedRow>(sql`
        select ${cardColumns(locale)}, c.status, ${studentCount} as "studentCount", ${iso(sql`c.published_at`)} as "publishedAt",
          ${iso(sql`c.updated_at`)} as "updatedAt", ${iso(sql`c.deleted_at`)} as "deletedAt"
        from picked join courses c on c.id = picked.id order by c.id desc`)} as items
  ) as page`);
}

const studentCount = sql`(
  select count(*)::int from (
    select from enrollments e where e.course_id = c.id and e.status in ('in_progress', 'completed') and e.deleted_at is null limit ${countCap}
  ) as counted)`;
