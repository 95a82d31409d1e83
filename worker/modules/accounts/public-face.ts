import { sql } from "drizzle-orm";
import type { Writing } from "../../kernel/database";

/**
 * What course pages show of a person, as one text; no row for who teaches no published course. Read at both ends of a batch it tells whether the batch
 * changed a public page.
 */
export const publicFace = (w: Writing, uuid: string) =>
  w.execute<{ face: string }>(sql`
    select row(u.full_name, u.full_name_ar, u.photo_uuid, n.translations)::text as face
    from users u left join instructors n on n.user_id = u.id and n.deleted_at is null
    where u.uuid = ${uuid}::uuid and exists (
      select from course_instructors ci join courses c on c.id = ci.course_id and c.status = 'published' and c.deleted_at is null where ci.user_id = u.id)`);

interface Faces {
  rows: { face: string }[];
}
/** Over a batch's results, of which the first and the last are `publicFace`. */
export const changedFace = (results: readonly unknown[]): boolean =>
  (results[0] as Faces).rows[0]?.face !== (results.at(-1) as Faces).rows[0]?.face;
