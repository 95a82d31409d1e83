import { sql } from "drizzle-orm";
import { closePurchased, isTheirs, openPurchased } from "../../enrolment";
import { heldByAnotherLine } from "./held";
import type { Kind } from "./kind";

/** Several courses at one price. Who has some of them already gets the others; who has all is not sold it. */
export const bundle: Kind = {
  column: "bundle_id",
  table: "bundles",
  offer: ({ uuid }, buyerId, now) => sql`
    select b.id, jsonb_build_object('en', b.translations->'en'->>'title') || case when b.translations->'ar'->>'title' is null then '{}'
        else jsonb_build_object('ar', b.translations->'ar'->>'title') end as title,
      b.price, b.is_active and exists (select from bundle_courses bc where bc.bundle_id = b.id) as "isOpen",
      not exists (select from bundle_courses bc where bc.bundle_id = b.id and not ${isTheirs(buyerId, sql`bc.course_id`, now)}) as "isOwned"
    from bundles b where b.uuid = ${uuid}::uuid and b.deleted_at is null`,
  grant: (w, { uuid }, buyerId, now) => [
    w.execute(
      openPurchased(
        buyerId,
        // What is theirs by an instructor or for nothing stays so.
        sql`select bc.course_id from order_lines l join bundle_courses bc using (bundle_id)
          where l.uuid = ${uuid}::uuid and not ${isTheirs(buyerId, sql`bc.course_id`, now)}`,
        now,
      ),
    ),
  ],
  revoke: (w, { uuid }, buyerId, now) => [
    w.execute(
      closePurchased(
        buyerId,
        sql`select bc.course_id from order_lines l join bundle_courses bc using (bundle_id)
          where l.uuid = ${uuid}::uuid and not ${heldByAnotherLine(buyerId, sql`bc.course_id`)}`,
        now,
      ),
    ),
  ],
  isOwnedOtherwise: (buyerId, now) => sql<boolean>`not exists (
    select from bundle_courses bc where bc.bundle_id = l.bundle_id and not ${isTheirs(buyerId, sql`bc.course_id`, now)})`,
  courses: sql`select c.uuid from bundle_courses bc join courses c on c.id = bc.course_id where bc.bundle_id = l.bundle_id`,
};
