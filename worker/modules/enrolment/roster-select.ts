import { type SQL, sql } from "drizzle-orm";
import type { Locale } from "../../kernel/columns";
import type { Selecting } from "../../kernel/database";
import { iso, rowsAsJson } from "../../kernel/json";
import { countCap } from "../../kernel/paging";
import { personName, word } from "../catalogue";
import { statusAt } from "./access";
import { before } from "./before";
import type { CourseFilters } from "./inputs";
import type { RosterEntry } from "./list-of-course";

interface RosterPage {
  total: number;
  items: RosterEntry[];
  course: { uuid: string; slug: string; title: string; lessonCount: number };
}

/** A page of a course's students with its total, or no row where the course is not under `reach` (over `courses c`). Progress is read for the page alone. */
export function courseRoster(q: Selecting, filters: CourseFilters, reach: SQL, now: Date, locale: Locale) {
  const found = (columns: SQL) => sql`
    select ${columns} from enrollments e join users u on u.id = e.user_id and u.deleted_at is null
    where e.course_id = c.id and e.deleted_at is null
      ${filters.status ? sql`and ${statusAt(now)} = ${filters.status}` : sql``} ${filters.q ? sql`and ${personMatches(filters.q)}` : sql``}`;
  return q
    .select({
      total: sql<RosterPage["total"]>`(select count(*)::int from (${found(sql`e.id`)} limit ${countCap}) as counted)`,
      course: sql<
        RosterPage["course"]
      >`json_build_object('uuid', c.uuid, 'slug', c.slug, 'title', ${word(sql`c.translations`, "title", locale)}, 'lessonCount', c.lesson_count)`,
      items: rowsAsJson<RosterEntry>(sql`
        with picked as materialized (
          ${found(sql`e.*, u.uuid as user_uuid, ${personName(locale)} as name, u.email`)} ${before(filters.cursor)} order by e.id desc limit ${filters.limit + 1}
        ), live as materialized (
          select l.id, l.is_mandatory from lessons l join sections s on s.id = l.section_id and s.deleted_at is null
          where l.course_id = c.id and l.deleted_at is null
        ), counting as materialized (
          select id from live where is_mandatory or not exists (select from live where is_mandatory)
        )
        select e.uuid, json_build_object('uuid', e.user_uuid, 'name', e.name, 'email', e.email) as student, ${statusAt(now)} as status,
          e.enrollment_type as "enrollmentType", ${iso(sql`e.enrolled_at`)} as "enrolledAt", ${iso(sql`e.completed_at`)} as "completedAt",
          ${iso(sql`e.expires_at`)} as "expiresAt", done.lessons as "completedLessons",
          case when e.status = 'completed' then 100 else coalesce(done.counted * 100 / nullif((select count(*)::int from counting), 0), 0) end as "progressPercent",
          ${iso(sql`(select max(p.last_opened_at) from lesson_progress p where p.enrollment_id = e.id)`)} as "lastActivityAt"
        from picked e cross join lateral (
          select count(*)::int as lessons, count(counting.id)::int as counted from lesson_progress p
          join live on live.id = p.lesson_id left join counting on counting.id = p.lesson_id
          where p.enrollment_id = e.id and p.status = 'completed'
        ) as done
        order by e.id desc`),
    })
    .from(sql`courses as c`)
    .where(sql`c.uuid = ${filters.courseUuid}::uuid and c.deleted_at is null and ${reach}`);
}

/** Over `users u`, as users_search indexes it. */
const personMatches = (text: string) => sql`u.search_words like searchable(${`%${text.replace(/[%_\\]/g, "\\$&")}%`})`;
