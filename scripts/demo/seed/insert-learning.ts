import { sql } from "drizzle-orm";
import { users } from "../../../worker/modules/accounts/schema";
import { quizAttempts } from "../../../worker/modules/assessment/schema";
import { certificates } from "../../../worker/modules/credentials/schema";
import { enrollments } from "../../../worker/modules/enrolment/schema";
import { learningDays, lessonProgress, videoWatches } from "../../../worker/modules/progress/schema";
import { demoEmail } from "../sign-ins";
import type { CertificatePlan } from "./certificates";
import { day, minute } from "./clock";
import { Ids, type Transaction } from "./database";
import { type Enrolled, learnedByDay, secondsOn, type Visit } from "./history";
import { teacherOf } from "./insert-courses";
import type { Student } from "./students";

/** Ids of people by e-mail address; of courses, lessons, content items and quizzes by uuid. */
interface Known {
  people: Ids;
  ids: Ids;
}

/** Enrolments with all that was learned in them. */
export async function insertLearning(
  tx: Transaction,
  enrolled: readonly Enrolled[],
  plans: readonly CertificatePlan[],
  known: Known,
): Promise<void> {
  const rows = await tx
    .insert(enrollments)
    .values(enrolled.map((one) => enrolmentRow(one, known)))
    .returning({ uuid: enrollments.uuid, id: enrollments.id });
  const enrolmentIds = new Ids(rows.map(({ uuid, id }) => [uuid, id]));
  const visits = enrolled.flatMap(({ uuid, told, student }) =>
    told.visits.map((visit) => ({
      visit,
      enrollmentId: enrolmentIds.of(uuid),
      userId: known.people.of(student.email),
    })),
  );
  await tx.insert(lessonProgress).values(
    visits.map(({ visit, enrollmentId }) => ({
      enrollmentId,
      lessonId: known.ids.of(visit.lesson.uuid),
      status: visit.finished ? ("completed" as const) : ("started" as const),
      timeSpentSeconds: secondsOn(visit),
      lastOpenedAt: visit.openedAt,
      lastBeaconAt: visit.leftAt,
      completedAt: visit.finished ? visit.leftAt : null,
      createdAt: visit.openedAt,
    })),
  );
  await tx
    .insert(videoWatches)
    .values(visits.flatMap(({ visit, enrollmentId }) => watchRow(visit, enrollmentId, known.ids)));
  await tx.insert(quizAttempts).values(
    visits.flatMap(({ visit: { lesson, attempts }, enrollmentId, userId }) =>
      attempts.map(({ number, startedAt, submittedAt, deadlineAt, paper, responses, grade }) => ({
        quizId: known.ids.of(lesson.quiz?.uuid ?? ""),
        enrollmentId,
        userId,
        attemptNumber: number,
        status: "submitted" as const,
        startedAt,
        deadlineAt,
        submittedAt,
        paper,
        responses,
        ...grade,
        createdAt: startedAt,
      })),
    ),
  );
  await insertDays(tx, enrolled, known.people);
  await tx.insert(certificates).values(plans.map((plan) => certificateRow(plan, enrolmentIds, known)));
}

function enrolmentRow(
  { uuid, told, student, plan }: Enrolled,
  { people, ids }: Known,
): typeof enrollments.$inferInsert {
  const { history, enrolledAt, completedAt, visits } = told;
  const lastSeen = visits.at(-1)?.leftAt ?? enrolledAt;
  const isPaid = plan.course.price !== null;
  return {
    uuid,
    userId: people.of(student.email),
    courseId: ids.of(plan.uuid),
    status: history.status,
    // Whoever bought it is told of by insert-sales.ts; the others were let in by the instructor.
    enrollmentType: isPaid ? "instructor" : "free",
    enrolledById: isPaid ? people.of(teacherOf(plan)) : null,
    enrolledAt,
    expiresAt: history.status === "expired" ? new Date(lastSeen.getTime() + 14 * day) : null,
    droppedAt: history.status === "dropped" ? new Date(lastSeen.getTime() + day) : null,
    completedAt,
    createdAt: enrolledAt,
  };
}

/** Who finished the lesson has seen the whole film, the others its beginning. */
function watchRow(
  { lesson, leftAt, finished }: Visit,
  enrollmentId: number,
  ids: Ids,
): (typeof videoWatches.$inferInsert)[] {
  if (lesson.videoSeconds === null) return [];
  const seconds = finished ? lesson.videoSeconds : Math.round(lesson.videoSeconds * 0.4);
  return [
    {
      enrollmentId,
      contentItemId: ids.of(lesson.itemUuid),
      watched: `{[0,${seconds})}`,
      positionSeconds: seconds,
      lastBeaconAt: leftAt,
    },
  ];
}

/** Days are a person's, across courses. The last visit is also when they last signed in. */
async function insertDays(tx: Transaction, enrolled: readonly Enrolled[], people: Ids): Promise<void> {
  const visitsOf = new Map<Student, Visit[]>();
  for (const { student, told } of enrolled) visitsOf.set(student, [...(visitsOf.get(student) ?? []), ...told.visits]);
  await tx.insert(learningDays).values(
    [...visitsOf].flatMap(([student, visits]) =>
      [...learnedByDay(visits, student.timeZone)].map(([on, seconds]) => ({
        userId: people.of(student.email),
        day: on,
        seconds,
      })),
    ),
  );
  const seen = [...visitsOf].map(([student, visits]) => {
    const last = Math.max(...visits.map(({ openedAt }) => openedAt.getTime())) - minute;
    return sql`(${people.of(student.email)}::bigint, ${new Date(last).toISOString()}::timestamptz)`;
  });
  await tx.execute(
    sql`update ${users} set last_signed_in_at = seen.at from (values ${sql.join(seen, sql`, `)}) as seen (id, at) where ${users.id} = seen.id`,
  );
}

function certificateRow(
  certificate: CertificatePlan,
  enrolmentIds: Ids,
  { people, ids }: Known,
): typeof certificates.$inferInsert {
  const { enrolled, issuedAt, revokedReason, uuid, number, instructorName, completedOn } = certificate;
  const { student, plan } = enrolled;
  const revoked =
    revokedReason === null
      ? {}
      : {
          revokedAt: new Date(issuedAt.getTime() + 5 * day),
          revokedById: people.of(demoEmail("content_manager")),
          revokedReason,
        };
  return {
    uuid,
    number,
    userId: people.of(student.email),
    courseId: ids.of(plan.uuid),
    enrollmentId: enrolmentIds.of(enrolled.uuid),
    recipientName: student.name,
    recipientNameAr: student.nameAr,
    courseTitle: plan.course.title,
    instructorName,
    completedOn,
    locale: student.locale,
    issuedAt,
    pdfMadeAt: new Date(issuedAt.getTime() + minute / 6),
    createdAt: issuedAt,
    ...revoked,
  };
}
