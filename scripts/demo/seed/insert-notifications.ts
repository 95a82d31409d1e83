import { sql } from "drizzle-orm";
import type { Transaction } from "./database";

/** What people were told of while they learned: that a course was completed was read, a certificate waits to be looked at. */
export async function insertNotifications(tx: Transaction): Promise<void> {
  await tx.execute(sql`
    insert into notifications (user_id, type, course_id, params, link, origin, is_in_app, read_at, created_at)
    select told.* from (
      select c.user_id, 'certificate.issued', c.course_id, jsonb_build_object('number', c.number), '/student/certificates', c.uuid, true,
        null::timestamptz, c.issued_at as created_at
      from certificates c where c.revoked_at is null
      union all
      select e.user_id, 'course.completed', e.course_id, '{}'::jsonb, '/student/learn/' || c.slug || '/complete', e.uuid, true,
        e.completed_at + interval '1 minute', e.completed_at
      from enrollments e join courses c on c.id = e.course_id where e.completed_at is not null
    ) as told order by told.created_at`);
}
