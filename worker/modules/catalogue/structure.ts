import { type SQL, sql } from "drizzle-orm";
import { guard, type Writing } from "../../kernel/database";
import type { CourseStatus } from "./schema";

/** A course is one thing to edit: its sections, lessons and items hang on it, and each change to them holds its row. */

/** The course's id that a live thing hangs on, through live things only. */
export const courseOf = {
  course: (uuid: string) => sql`(select c.id from courses c where c.uuid = ${uuid} and c.deleted_at is null)`,
  section: (uuid: string) => sql`(select s.course_id from sections s where s.uuid = ${uuid} and s.deleted_at is null)`,
  lesson: (uuid: string) => sql`(
    select l.course_id from lessons l join sections s on s.id = l.section_id and s.deleted_at is null
    where l.uuid = ${uuid} and l.deleted_at is null)`,
  item: (uuid: string) => sql`(
    select l.course_id from content_items i
    join lessons l on l.id = i.lesson_id and l.deleted_at is null join sections s on s.id = l.section_id and s.deleted_at is null
    where i.uuid = ${uuid} and i.deleted_at is null)`,
  material: (uuid: string) =>
    sql`(select m.course_id from materials m where m.uuid = ${uuid} and m.deleted_at is null)`,
};

/** The course's id that a deleted thing of a live parent hung on. */
export const courseOfDeleted = {
  section: (uuid: string) =>
    sql`(select s.course_id from sections s where s.uuid = ${uuid} and s.deleted_at is not null)`,
  lesson: (uuid: string) => sql`(
    select l.course_id from lessons l join sections s on s.id = l.section_id and s.deleted_at is null
    where l.uuid = ${uuid} and l.deleted_at is not null)`,
  item: (uuid: string) => sql`(
    select l.course_id from content_items i
    join lessons l on l.id = i.lesson_id and l.deleted_at is null join sections s on s.id = l.section_id and s.deleted_at is null
    where i.uuid = ${uuid} and i.deleted_at is not null)`,
  material: (uuid: string) =>
    sql`(select m.course_id from materials m where m.uuid = ${uuid} and m.deleted_at is not null)`,
};

/** The lesson's id that an item stands in, deleted or not. */
export const lessonOfItem = (uuid: string) => sql`(select i.lesson_id from content_items i where i.uuid = ${uuid})`;

/** The course's id of a thing that may have been deleted a statement ago. */
export const everCourseOf = (table: "sections" | "lessons", uuid: string) =>
  sql`(select t.course_id from ${tables[table]} t where t.uuid = ${uuid})`;

export const liveIdOf = (table: Ordered, uuid: string) =>
  sql`(select t.id from ${tables[table]} t where t.uuid = ${uuid} and t.deleted_at is null)`;

const tables = {
  sections: sql`sections`,
  lessons: sql`lessons`,
  content_items: sql`content_items`,
  materials: sql`materials`,
};
const parents = {
  sections: sql`course_id`,
  lessons: sql`section_id`,
  content_items: sql`lesson_id`,
  materials: sql`course_id`,
};
export type Ordered = keyof typeof tables;

/**
 * Locks the course of that id against other edits for this transaction; refuses with not_found where it is gone or out of reach.
 * Not against rows that refer to it: a foreign key's share lock would otherwise close a circle of waits between two courses.
 */
export const holdCourse = (w: Writing, courseId: SQL, reach: SQL, changesOthers: SQL = sql`false`) =>
  theCourse(
    w,
    sql`select c.status from courses c where c.id = ${courseId} and c.deleted_at is null and ${reach} for no key update`,
    changesOthers,
  );

/** The one course that `found` selects or returns the status of; refuses with not_found where there is none. */
export const theCourse = (w: Writing, found: SQL, changesOthers: SQL = sql`false`) =>
  w.execute<TheCourse>(sql`
    with found as (${found})
    select ${guard(sql`exists (select from found)`, "not_found")} as ok, (select status from found) as status, ${changesOthers} as "changesOthers"`);

/** `changesOthers`: whether pages of other courses show what is about to change. */
type TheCourse = { ok: boolean; status: CourseStatus; changesOthers: boolean };
type Results = readonly [{ rows: TheCourse[] }, ...unknown[]];

/** For commits that begin with holdCourse() or theCourse(): public pages show a course while it is published, and nothing of it before or after. */
export const ofPublished = ([course]: Results): boolean =>
  course.rows[0]?.status === "published" || course.rows[0]?.changesOthers === true;

const step = 1024;
/** The position behind the last live sibling. */
export const lastPosition = (table: Ordered, parentId: SQL) =>
  sql<number>`(select coalesce(max(position), 0) + ${step} from ${tables[table]} where ${parents[table]} = ${parentId} and deleted_at is null)`;

/**
 * Puts `uuid` behind `afterUuid` (null: first) among the live children of `parentId`. Where there is a gap one row is written;
 * where there is none the same statement spaces the siblings out again. Refuses with not_found when `afterUuid` is no sibling.
 */
export function place(w: Writing, table: Ordered, parentId: SQL, uuid: string, afterUuid: string | null) {
  return w.execute(sql`
    with siblings as (
      select id, uuid, position, row_number() over (order by position, id) as n from ${tables[table]}
      where ${parents[table]} = ${parentId} and deleted_at is null and uuid <> ${uuid}
    ), anchor as (
      select n, position from siblings where uuid = ${afterUuid}::uuid
      union all select 0, 0 where ${afterUuid}::uuid is null
    ), spot as (
      select a.n, a.position as low, (select s.position from siblings s where s.n = a.n + 1) as high from anchor a
    ), wanted as (
      select t.id, case when high is null then low + ${step}::int when high - low > 1 then (low + high) / 2 else (n + 1) * ${step}::int end as position
      from spot, ${tables[table]} t where t.uuid = ${uuid}
      union all
      select s.id, (s.n + case when s.n > spot.n then 1 else 0 end) * ${step}::int from siblings s, spot where spot.high - spot.low <= 1
    ), moved as (
      update ${tables[table]} t set position = wanted.position::int, ${parents[table]} = ${parentId}
      from wanted where wanted.id = t.id and (t.position <> wanted.position or t.${parents[table]} is distinct from ${parentId})
    )
    select ${guard(sql`exists (select from anchor)`, "not_found")}`);
}

/** Brings courses.lesson_count and duration_minutes in line with the live lessons. */
export const refreshTotals = (w: Writing, courseId: SQL) =>
  w.execute(sql`
    update courses c set lesson_count = t.lessons, duration_minutes = t.minutes
    from (
      select count(*)::int as lessons, coalesce(sum(l.duration_minutes), 0)::int as minutes
      from lessons l join sections s on s.id = l.section_id and s.deleted_at is null
      where l.course_id = ${courseId} and l.deleted_at is null
    ) as t
    where c.id = ${courseId} and (c.lesson_count, c.duration_minutes) is distinct from (t.lessons, t.minutes)`);

/** Brings lessons.primary_type in line with the first live item; a lesson without items keeps what it had. */
export const refreshPrimaryType = (w: Writing, lessonId: SQL) =>
  w.execute(sql`
    update lessons l set primary_type = first.content_type
    from (
      select i.content_type from content_items i where i.lesson_id = ${lessonId} and i.deleted_at is null order by i.position, i.id limit 1
    ) as first
    where l.id = ${lessonId} and l.primary_type <> first.content_type`);
