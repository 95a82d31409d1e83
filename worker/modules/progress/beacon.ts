import { type SQL, sql } from "drizzle-orm";
import * as v from "valibot";
import { guard, insist, type Writing } from "../../kernel/database";
import { command, signedIn } from "../../kernel/verb";
import { lessonWithEnrolment } from "./course-access";
import { dayIn } from "./day";
import { beaconInput, longestSitting } from "./inputs";
import { type Played, toMultirange, watchedPercent } from "./watched";

interface Report {
  secondsActive: number;
  contentItemUuid: string | undefined;
  watched: Played[];
  position: number | undefined;
}

/** Seconds of video that one second of the clock allows: twice the speed, and a little for the network. */
const fastest = 2.2;
/** Seconds of video allowed beyond that, once. */
const slack = 10;
/** A player's length may differ from the stored one by its rounding. */
const rounding = 2;

export const beacon = command({
  name: "progress.beacon",
  summary: "Reports time spent in a lesson and the seconds of a video that were played.",
  may: signedIn,
  input: beaconInput,
  output: v.object({
    timeSpentSeconds: v.number(),
    /** Of the video named; null without one, or where its length is unknown. */
    watchedPercent: v.nullable(v.number()),
  }),
  errors: ["not_found", "not_enrolled", "beacon_impossible"],
  async run(ctx, { lessonUuid, secondsActive, contentItemUuid, watched = [], position }) {
    const now = sql`${ctx.now.toISOString()}::timestamptz`;
    const zone = ctx.actor.kind === "person" ? ctx.actor.timeZone : "UTC";
    const place = sql`${lessonWithEnrolment(ctx.actor, ctx.now)} where l.uuid = ${lessonUuid} and l.deleted_at is null`;
    const video = sql`select from ${place} and exists (select from content_items i
      where i.lesson_id = l.id and i.uuid = ${contentItemUuid ?? null}::uuid and i.content_type = 'video' and i.deleted_at is null)`;
    /** The progress row (p) of this lesson. */
    const row = sql`lesson_progress p join (select e.id as enrollment_id, e.user_id, l.id as lesson_id from ${place}) here
      on p.enrollment_id = here.enrollment_id and p.lesson_id = here.lesson_id`;
    const learner = ctx.actor.kind === "person" ? ctx.actor.id : 0;
    const results = await ctx.commit({
      statements: (w) => [
        // Beacons of one person go one after another, from whatever lesson: each sees what the others have spent of the clock.
        w.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`beacon:${learner}`}, 0))`),
        w.execute(sql`select ${guard(sql`exists (select from ${place})`, "not_found")},
          ${guard(sql`exists (select from ${place} and e.id is not null)`, "not_enrolled")},
          ${guard(contentItemUuid === undefined ? sql`true` : sql`exists (${video})`, "not_found")}`),
        // Access may end between two statements: what has no enrolment any more is refused here too.
        insist(
          w,
          sql`
          insert into lesson_progress as p (enrollment_id, lesson_id, status, last_opened_at, last_beacon_at)
          select e.id, l.id, 'started', ${now}, ${now} from ${place} and e.id is not null
          on conflict (enrollment_id, lesson_id) do update set last_opened_at = greatest(p.last_opened_at, excluded.last_opened_at),
            last_beacon_at = coalesce(p.last_beacon_at, excluded.last_beacon_at) returning p.id`,
          "not_enrolled",
        ),
        countVideo(w, row, now, { secondsActive, contentItemUuid, watched, position }),
        countTime(w, row, now, secondsActive, dayIn(zone, ctx.now)),
        w
          .select({
            timeSpentSeconds: sql<number>`p.time_spent_seconds`,
            played: sql<number>`coalesce(multirange_seconds(v.watched * int4multirange(int4range(0, i.duration_seconds))), 0)`,
            durationSeconds: sql<number | null>`i.duration_seconds`,
          })
          .from(
            sql`${row} left join content_items i on i.uuid = ${contentItemUuid ?? null}::uuid and i.lesson_id = p.lesson_id
              left join video_watches v on v.content_item_id = i.id and v.enrollment_id = p.enrollment_id`,
          ),
      ],
    });
    const state = results[5][0];
    return {
      timeSpentSeconds: state?.timeSpentSeconds ?? 0,
      watchedPercent: state ? watchedPercent(state.played, state.durationSeconds) : null,
    };
  },
});

/**
 * Adds played seconds to what was watched before. Only what is new costs time: the latest `video_watches.last_beacon_at` is the instant up to
 * which the clock has been spent on a person's videos, so a beacon that is repeated, split or sent in parallel gains nothing, from another
 * lesson either; and time in which the lesson was not active by its own word plays nothing. Does nothing where no video is named.
 */
function countVideo(
  w: Writing,
  row: SQL,
  now: SQL,
  { secondsActive, contentItemUuid: item, watched, position }: Report,
) {
  return w.execute(sql`
    with plan as (
      select p.enrollment_id, i.id as item_id, i.duration_seconds,
        greatest(p.last_beacon_at, (select max(x.last_beacon_at) from enrollments own
          join video_watches x on x.enrollment_id = own.id where own.user_id = here.user_id)) as since,
        ${toMultirange(watched)}::int4multirange as claimed,
        coalesce(v.watched, '{}') as before,
        coalesce(v.watched, '{}') + ${toMultirange(watched)}::int4multirange * int4multirange(int4range(0, i.duration_seconds)) as after,
        coalesce(${position ?? null}::int, v.position_seconds, 0) as position
      from ${row} join content_items i on i.uuid = ${item ?? null}::uuid and i.lesson_id = p.lesson_id
      left join video_watches v on v.content_item_id = i.id and v.enrollment_id = p.enrollment_id
    ), gain as (
      select plan.*, multirange_seconds(after) - multirange_seconds(before) as gained,
        extract(epoch from ${now} - since)::float8 as elapsed from plan
    ), stored as (
      insert into video_watches as v (enrollment_id, content_item_id, watched, position_seconds, last_beacon_at)
      select enrollment_id, item_id, after, least(position, duration_seconds), greatest(${now}, since + make_interval(secs => gained / ${fastest}::float8))
      from gain
      on conflict (enrollment_id, content_item_id) do update set watched = excluded.watched,
        position_seconds = excluded.position_seconds, last_beacon_at = excluded.last_beacon_at
    )
    select ${guard(
      sql`coalesce(greatest(upper(claimed), position) <= duration_seconds + ${rounding}::int, true)
        and gained <= greatest(least(elapsed, ${secondsActive}::int) * ${fastest}::float8 + ${slack}::float8, 0)`,
      "beacon_impossible",
    )} from gain`);
}

/**
 * Adds time, never more than has passed: `last_beacon_at` is the instant up to which this lesson's time is counted, `counted_until` the same for the
 * person. What the person left unclaimed may be claimed by another lesson for a while, so that going between two tabs costs nothing.
 */
const countTime = (w: Writing, row: SQL, now: SQL, secondsActive: number, day: string) =>
  w.execute(sql`
    with spent as (
      select p.id, here.user_id, p.last_beacon_at, greatest(${now} - make_interval(secs => ${longestSitting}::int),
        (select max(d.counted_until) from learning_days d where d.user_id = here.user_id and d.day >= ${day}::date - 1)) as until
      from ${row}
    ), credit as (
      select id, user_id, until, greatest(0, least(${secondsActive}::int, ceil(extract(epoch from ${now} - last_beacon_at))::int,
        ceil(extract(epoch from ${now} - until))::int)) as seconds
      from spent
    ), counted as (
      update lesson_progress t set time_spent_seconds = t.time_spent_seconds + credit.seconds,
        last_beacon_at = greatest(${now}, t.last_beacon_at + make_interval(secs => credit.seconds))
      from credit
      where t.id = credit.id returning credit.user_id, credit.seconds, credit.until + make_interval(secs => credit.seconds) as until
    )
    insert into learning_days as d (user_id, day, seconds, counted_until)
    select user_id, ${day}::date, seconds, until from counted where seconds > 0
    on conflict (user_id, day) do update set seconds = least(d.seconds + excluded.seconds, 86400),
      counted_until = greatest(d.counted_until, excluded.counted_until)`);
