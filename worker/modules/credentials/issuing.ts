import { type SQL, sql } from "drizzle-orm";

export interface Issuing {
  uuid: string;
  number: string;
  now: Date;
  /** IANA name of the zone whose calendar the day of completion is of. */
  timeZone: string;
  /** Who issues by hand; null by rule. */
  issuedById: number | null;
  /** Over enrollments e, their course c and their student u. */
  when: SQL;
}

/**
 * INSERT of a certificate for an enrolment, its names and titles as they are now, without the marks that would reorder the words around a name.
 * No row where `when` does not hold, or a valid certificate is there: of two at once the index lets one through.
 */
export const insertCertificate = ({ uuid, number, now, timeZone, issuedById, when }: Issuing): SQL => sql`
  insert into certificates (uuid, number, user_id, course_id, enrollment_id, recipient_name, recipient_name_ar, course_title, instructor_name,
    completed_on, locale, issued_at, issued_by_id)
  select ${uuid}::uuid, ${number}, u.id, c.id, e.id, ${currentNames}, (coalesce(e.completed_at, ${at(now)}) at time zone ${timeZone})::date, u.locale,
    ${at(now)}, ${issuedById}::bigint
  from enrollments e join courses c on c.id = e.course_id join users u on u.id = e.user_id
  where e.deleted_at is null and ${when}
  on conflict (enrollment_id) where revoked_at is null do nothing
  returning id`;

export const at = (instant: Date): SQL => sql`${instant.toISOString()}::timestamptz`;

const withoutMarks = (name: SQL) =>
  sql`regexp_replace(${name}, ${"[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]"}, '', 'g')`;

/** recipient_name, recipient_name_ar, course_title, instructor_name, over users u and courses c. */
export const currentNames = sql`${withoutMarks(sql`u.full_name`)}, ${withoutMarks(sql`u.full_name_ar`)},
  jsonb_strip_nulls(jsonb_build_object('en', c.translations->'en'->>'title', 'ar', c.translations->'ar'->>'title')),
  (select ${withoutMarks(sql`t.full_name`)} from course_instructors ci join users t on t.id = ci.user_id
    where ci.course_id = c.id order by ci.sort_order, ci.user_id limit 1)`;
