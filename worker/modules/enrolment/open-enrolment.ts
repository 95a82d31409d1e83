import { type SQL, sql } from "drizzle-orm";
import type { Message } from "../../../queues/messages";
import type { CommandContext } from "../../kernel/context";
import { insist, refuseUnless, type Writing } from "../../kernel/database";
import { DomainError, type UniversalError } from "../../kernel/errors";
import { newUuid } from "../../kernel/ids";
import type { CourseStatus } from "../catalogue";
import { accessEnd, gate, isInPlan } from "../plans";

interface Opening {
  /** Which course, over `courses c`; whatever is not under it is not found. */
  course: SQL;
  /** The statuses in which it takes students. */
  statuses: readonly CourseStatus[];
  /** Whether whoever enrols is the student, who may enter what is free or in their plan. */
  byThemselves: boolean;
  /** Which person, over `users u`. */
  student: SQL;
  /** The internal id of who enrols somebody else. */
  enrolledById: number | null;
  /** Mails the student. */
  tell: boolean;
}
type Refusals =
  | "already_enrolled"
  | "not_found"
  | "course_not_open"
  | "course_not_free"
  | "not_covered"
  | "limit_reached";

/**
 * Enrols somebody, or opens again the enrolment that they dropped or that expired: a person has one enrolment a course, for ever.
 * The first time is one commit. Only where that is refused as already_enrolled is the old one read, and a second commit opens it if it
 * was closed, since the reply and the events carry its uuid.
 */
export async function openEnrolment(
  ctx: CommandContext<Refusals | UniversalError>,
  opening: Opening,
): Promise<{ uuid: string }> {
  try {
    return await commitEnrolment(ctx, opening, newUuid(), insertion);
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== "already_enrolled") throw error;
    const [[closed]] = await ctx.read((q) => [
      q
        .select({
          uuid: sql<string>`e.uuid`,
          wasTold: sql<boolean>`e.enrollment_type = 'instructor' and e.enrolled_at > ${ctx.now.toISOString()}::timestamptz - interval '1 day'`,
        })
        .from(sql`enrollments e`)
        .where(sql`${isOf(opening)} and ${isClosedAt(ctx.now)}`),
    ]);
    if (!closed) throw error;
    // Once a day: removing somebody and enrolling them again is no way to fill a mailbox.
    return commitEnrolment(ctx, { ...opening, tell: opening.tell && !closed.wasTold }, closed.uuid, reopening);
  }
}

async function commitEnrolment(
  ctx: CommandContext<Refusals | UniversalError>,
  opening: Opening,
  uuid: string,
  write: (opening: Opening, uuid: string, now: Date) => SQL,
) {
  const reply = { uuid };
  const started: Message = { kind: "enrolment.started", payload: { enrolmentUuid: uuid } };
  const mail: Message = { kind: "mail.enrolled_by_instructor", payload: { enrolmentUuid: uuid } };
  const course = sql`from courses c where ${opening.course} and c.deleted_at is null`;
  const statuses = sql.join(
    opening.statuses.map((status) => sql`${status}`),
    sql`, `,
  );
  await ctx.commit({
    statements: (w) => [
      // Held, so that nobody closes or prices it between the question and the answer.
      insist(w, sql`select c.id ${course} for share`, "not_found"),
      refuseUnless(w, sql`exists (select from users u where ${opening.student} and u.deleted_at is null)`, "not_found"),
      refuseUnless(w, sql`exists (select ${course} and c.status in (${statuses}))`, "course_not_open"),
      ...(opening.byThemselves ? mayEnterAlone(w, opening, ctx.now) : []),
      insist(w, write(opening, uuid, ctx.now), "already_enrolled"),
    ],
    events: opening.tell ? [started, mail] : [started],
    reply,
  });
  return reply;
}

/** What is free is open to everybody; the rest to those whose plan holds it, as many courses at a time as it says. */
function mayEnterAlone(w: Writing, { course, student }: Opening, now: Date) {
  const found = sql`from courses c, users u where ${course} and c.deleted_at is null and ${student}`;
  const isNot = (what: SQL) => sql`not exists (select ${found} and ${what})`;
  const courses = gate(sql`u.id`, "course_access", now);
  return [
    // Held, so that two tabs do not both take the last place: the person, who may have no subscription to hold.
    w.execute(sql`select u.id from users u where ${student} for no key update`),
    refuseUnless(
      w,
      isNot(sql`c.pricing_model = 'one_time' and not ${isInPlan(sql`u.id`, "premium_content", now)}`),
      "course_not_free",
    ),
    refuseUnless(w, isNot(sql`c.pricing_model <> 'free' and (${courses})->>'why' = 'not_in_plan'`), "not_covered"),
    refuseUnless(
      w,
      isNot(sql`c.pricing_model <> 'free' and (${courses})->>'why' = 'limit_reached'
        and not exists (select from enrollments e where e.user_id = u.id and e.course_id = c.id and not ${isClosedAt(now)})`),
      "limit_reached",
    ),
  ];
}

const insertion = ({ course, student, byThemselves, enrolledById }: Opening, uuid: string, now: Date) => sql`
  insert into enrollments (uuid, user_id, course_id, enrollment_type, enrolled_by_id, enrolled_at, expires_at)
  select ${uuid}::uuid, u.id, c.id, ${typeOf(byThemselves)}, ${enrolledById}::bigint, ${now.toISOString()}::timestamptz, ${endOf(byThemselves, now)}
  from users u, courses c where ${student} and u.deleted_at is null and ${course} and c.deleted_at is null
  on conflict (user_id, course_id) do nothing
  returning id`;

/** What was completed stays completed. */
const reopening = ({ byThemselves, enrolledById }: Opening, uuid: string, now: Date) => sql`
  update enrollments e set status = case when e.completed_at is null then 'in_progress' else 'completed' end, enrollment_type = ${typeOf(byThemselves)},
    enrolled_by_id = ${enrolledById}::bigint, enrolled_at = ${now.toISOString()}::timestamptz, expires_at = ${endOf(byThemselves, now)},
    dropped_at = null, deleted_at = null
  from users u, courses c where e.uuid = ${uuid}::uuid and u.id = e.user_id and c.id = e.course_id and ${isClosedAt(now)}
  returning e.id`;

/** Over `courses c`: by oneself, whatever costs something is entered by subscription. */
const typeOf = (byThemselves: boolean): SQL =>
  byThemselves ? sql`case when c.pricing_model = 'free' then 'free' else 'subscription' end` : sql`'instructor'`;
/** Over `users u` and `courses c`: with the subscription, where it is by that. */
const endOf = (byThemselves: boolean, now: Date): SQL =>
  byThemselves
    ? sql`case when c.pricing_model <> 'free' then ${accessEnd(sql`u.id`, now)} end`
    : sql`null::timestamptz`;

const isOf = ({ course, student }: Opening) => sql`
  e.user_id = (select u.id from users u where ${student} and u.deleted_at is null)
  and e.course_id = (select c.id from courses c where ${course} and c.deleted_at is null)`;

const isClosedAt = (now: Date) =>
  sql`(e.status in ('dropped', 'expired') or e.expires_at <= ${now.toISOString()}::timestamptz or e.deleted_at is not null)`;
