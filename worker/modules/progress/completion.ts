import { type SQL, sql } from "drizzle-orm";

/**
 * The completion rules as SQL over these aliases: c courses, e enrollments, s sections, l lessons.
 * They look at live rows alone: what was taken out of a course asks for nothing.
 */

/** Lessons that count: the mandatory ones, or all where a course marks none. */
export const counts: SQL<boolean> = sql<boolean>`(l.is_mandatory or not exists (
  select from lessons ml join sections ms on ms.id = ml.section_id and ms.deleted_at is null
  where ml.course_id = l.course_id and ml.is_mandatory and ml.deleted_at is null))`;

/** Seconds of video i that were really played, within its length. Expects v (video_watches). */
export const playedSeconds: SQL<number> = sql<number>`multirange_seconds(coalesce(v.watched, '{}') * int4multirange(int4range(0, i.duration_seconds)))`;

/** Videos (i) of lesson l that are not watched enough. One of unknown length, or on another site, asks for nothing: nobody could tell. */
const unwatchedVideos = sql`content_items i
  left join video_watches v on v.content_item_id = i.id and v.enrollment_id = e.id
  where i.lesson_id = l.id and i.deleted_at is null and i.content_type = 'video' and i.source->>'provider' is null and i.duration_seconds > 0
    and ${playedSeconds} * 100 < c.watched_percent * i.duration_seconds`;

/** Quizzes (z) of lesson l without a passed attempt. */
const unpassedQuizzes = sql`content_items i
  join quizzes z on z.course_id = l.course_id and z.uuid::text = i.ref_uuid and z.deleted_at is null
  where i.lesson_id = l.id and i.deleted_at is null and i.content_type = 'quiz'
    and not exists (select from quiz_attempts a where a.enrollment_id = e.id and a.quiz_id = z.id and a.passed and a.deleted_at is null)`;

export interface Unwatched {
  contentItemUuid: string;
  watchedPercent: number;
}
export const listUnwatched: SQL<Unwatched[]> = sql<Unwatched[]>`(select coalesce(jsonb_agg(jsonb_build_object(
  'contentItemUuid', i.uuid, 'watchedPercent', ${playedSeconds} * 100 / i.duration_seconds) order by i.position, i.id), '[]') from ${unwatchedVideos})`;
export const listUnpassed: SQL<string[]> = sql<
  string[]
>`(select coalesce(jsonb_agg(z.uuid order by i.position, i.id), '[]') from ${unpassedQuizzes})`;

/** What a lesson asks for besides its reader's word is done. */
export const lessonIsReady: SQL<boolean> = sql<boolean>`(not exists (select from ${unwatchedVideos}) and not exists (select from ${unpassedQuizzes}))`;

/** Quizzes z of course c that a student meets in a lesson; one that lies in no lesson cannot be asked for. */
export const isMet: SQL<boolean> = sql<boolean>`exists (
  select from content_items qi join lessons ql on ql.id = qi.lesson_id and ql.deleted_at is null
  join sections qs on qs.id = ql.section_id and qs.deleted_at is null
  where qi.ref_uuid = z.uuid::text and qi.content_type = 'quiz' and qi.deleted_at is null and ql.course_id = z.course_id)`;

/** The best score of enrolment e at quiz z, 0–100; null without a closed attempt. */
export const bestPercent: SQL<number | null> = sql<number | null>`(
  select max(a.score_percent) from quiz_attempts a where a.enrollment_id = e.id and a.quiz_id = z.id and a.deleted_at is null)`;

/** Average of the best scores, a quiz not taken counting zero; null in a course without quizzes. */
const averageScore = sql`(select avg(coalesce(${bestPercent}, 0)) from quizzes z where z.course_id = c.id and z.deleted_at is null and ${isMet})`;

/** Lessons of course c as seen from enrolment e: how many count, how many of those are completed, how many do not count. */
export const lessonCounts: SQL = sql`(
  select (count(*) filter (where own.counts))::int as required, (count(*) filter (where own.counts and own.done))::int as done,
    (count(*) filter (where not own.counts))::int as optional
  from (
    select ${counts} as counts, coalesce(p.status = 'completed', false) as done
    from lessons l join sections s on s.id = l.section_id and s.deleted_at is null
    left join lesson_progress p on p.lesson_id = l.id and p.enrollment_id = e.id
    where l.course_id = c.id and l.deleted_at is null offset 0) own)`;

/** Every lesson that counts is completed and the average score reaches the course's minimum. */
export const courseIsComplete: SQL<boolean> = sql<boolean>`(
  (select n.required > 0 and n.done = n.required from ${lessonCounts} n)
  and (c.minimum_score_percent = 0 or coalesce(${averageScore} >= c.minimum_score_percent, true)))`;

/** Whole percent of a course, never rounded up; what is completed stays whole whatever is added to the course later. */
export const percentOf = (done: number, required: number, completed: boolean): number =>
  completed ? 100 : required === 0 ? 0 : Math.floor((done * 100) / required);
