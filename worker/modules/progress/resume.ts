import { type SQL, sql } from "drizzle-orm";

/**
 * The lesson (l) where enrolment e goes on in course c, as a lateral subquery of one row: the one opened last if it is not
 * completed, else the next one after it, else the first that is left. No row when all are completed.
 */
export const resumeLesson: SQL = sql`(
  select l.uuid, l.translations, l.primary_type, l.duration_minutes
  from lessons l join sections s on s.id = l.section_id and s.deleted_at is null
  left join lesson_progress p on p.lesson_id = l.id and p.enrollment_id = e.id
  left join lateral (
    select ol.id, ol.position, os.id as section_id, os.position as section_position
    from lesson_progress op join lessons ol on ol.id = op.lesson_id and ol.deleted_at is null
    join sections os on os.id = ol.section_id and os.deleted_at is null
    where op.enrollment_id = e.id order by op.last_opened_at desc, op.id desc limit 1
  ) o on true
  where l.course_id = c.id and l.deleted_at is null and p.status is distinct from 'completed'
  order by coalesce(l.id = o.id, false) desc,
    coalesce((s.position, s.id, l.position, l.id) > (o.section_position, o.section_id, o.position, o.id), false) desc,
    s.position, s.id, l.position, l.id
  limit 1)`;
