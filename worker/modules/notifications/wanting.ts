import { type SQL, sql } from "drizzle-orm";
import { byDefault, type Channel, isChoosable, isPatient, type NotificationType, typeOf } from "./types";

/** Whether the person of a row of `users u` wants a type by a channel. */
export const wants = (type: NotificationType, channel: Channel): SQL<boolean> =>
  isChoosable(type, channel)
    ? sql<boolean>`coalesce((select p.wanted from notification_preferences p
        where p.user_id = u.id and p.type = ${type} and p.channel = ${channel}), ${byDefault(type, channel)}::boolean)`
    : sql<boolean>`${byDefault(type, channel)}::boolean`;

/** The same of mail, which a digest takes the place of. */
export const wantsOwnMail = (type: NotificationType): SQL<boolean> => {
  const { category, urgent } = typeOf(type);
  const alone = urgent === true || !isPatient(category);
  return sql<boolean>`(${wants(type, "mail")} and (${alone}::boolean or not exists (
    select from notification_settings g where g.user_id = u.id and g.digest <> 'off')))`;
};

/** When the quiet hours end that the person of a row of `users u` has now; null where there are none. */
export const quietUntil = (now: Date): SQL<Date | null> =>
  sql<Date | null>`(select quiet_until(${now.toISOString()}::timestamptz, g.quiet_from, g.quiet_to, g.time_zone)
    from notification_settings g where g.user_id = u.id)`;
