import { type SQL, sql } from "drizzle-orm";

/** At eight in the morning of the zone: tomorrow or today, or on the coming Monday; null without a digest. */
export const dueAfter = (now: Date, digest: SQL, zone: SQL): SQL => sql`(
  select (case ${digest}
      when 'daily' then d.day + case when d.hour < time '08:00' then 0 else 1 end
      when 'weekly' then d.day + (8 - extract(isodow from d.day)::int) % 7 + case when extract(isodow from d.day) = 1 and d.hour >= time '08:00' then 7 else 0 end
    end + time '08:00') at time zone ${zone}
  from (select (${now.toISOString()}::timestamptz at time zone ${zone})::date as day, (${now.toISOString()}::timestamptz at time zone ${zone})::time as hour) as d)`;
