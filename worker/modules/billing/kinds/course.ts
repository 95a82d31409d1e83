import { sql } from "drizzle-orm";
import { closePurchased, isTheirs, openPurchased } from "../../enrolment";
import { heldByAnotherLine } from "./held";
import type { Kind } from "./kind";

export const course: Kind = {
  column: "course_id",
  table: "courses",
  offer: ({ uuid }, buyerId, now) => sql`
    select c.id, jsonb_build_object('en', c.translations->'en'->>'title') || case when c.translations->'ar'->>'title' is null then '{}'
        else jsonb_build_object('ar', c.translations->'ar'->>'title') end as title,
      c.price, c.status = 'published' and c.pricing_model = 'one_time' as "isOpen", ${isTheirs(buyerId, sql`c.id`, now)} as "isOwned"
    from courses c where c.uuid = ${uuid}::uuid and c.deleted_at is null`,
  grant: (w, { uuid }, buyerId, now) => [
    w.execute(openPurchased(buyerId, sql`select course_id from order_lines where uuid = ${uuid}::uuid`, now)),
  ],
  revoke: (w, { uuid }, buyerId, now) => [
    w.execute(
      closePurchased(
        buyerId,
        sql`select l.course_id from order_lines l where l.uuid = ${uuid}::uuid and not ${heldByAnotherLine(buyerId, sql`l.course_id`)}`,
        now,
      ),
    ),
  ],
  isOwnedOtherwise: (buyerId, now) => isTheirs(buyerId, sql`l.course_id`, now),
  courses: sql`select c.uuid from courses c where c.id = l.course_id`,
};
