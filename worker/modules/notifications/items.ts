import { sql } from "drizzle-orm";
import { iso } from "../../kernel/json";

/** What is shown of a notification, over `notifications n`, as NotificationItem (inputs.ts). Titles and names are as they are now. */
export const itemColumns = sql`
  n.uuid, n.type, n.params, n.link, ${iso(sql`n.created_at`)} as "createdAt", ${iso(sql`n.read_at`)} as "readAt",
  ${iso(sql`n.archived_at`)} as "archivedAt",
  (select json_strip_nulls(json_build_object('en', c.translations->'en'->>'title', 'ar', c.translations->'ar'->>'title'))
    from courses c where c.id = n.course_id) as course,
  (select json_build_object('en', a.full_name, 'ar', coalesce(a.full_name_ar, a.full_name)) from users a where a.id = n.actor_id) as actor`;

/** Not yet looked at, and shown under the bell; over `notifications n`. */
export const isUnread = sql`n.read_at is null and n.archived_at is null and n.is_in_app`;

/** How many unread ones are counted: the bell says "99+" of more. */
export const unreadCap = 100;
