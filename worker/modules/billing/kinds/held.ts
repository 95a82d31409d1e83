import { type SQL, sql } from "drizzle-orm";

/** Whether a line other than `l` gave the buyer the course, and still does: taking one back leaves the other's. */
export const heldByAnotherLine = (buyerId: number, course: SQL): SQL<boolean> => sql<boolean>`exists (
  select from order_lines other join orders o on o.id = other.order_id
  where o.user_id = ${buyerId}::bigint and other.id <> l.id and other.granted_at is not null and other.revoked_at is null
    and (other.course_id = ${course} or exists (select from bundle_courses ob where ob.bundle_id = other.bundle_id and ob.course_id = ${course})))`;
