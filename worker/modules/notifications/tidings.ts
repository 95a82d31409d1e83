import { type SQL, sql } from "drizzle-orm";
import * as v from "valibot";
import { type PayloadOf, payloads } from "../../../queues/messages";
import { uuid } from "../../kernel/inputs";
import type { NotificationType } from "./types";

const raising = <const K extends keyof typeof payloads>(kind: K) =>
  v.strictObject({ outboxUuid: uuid, kind: v.literal(kind), payload: payloads[kind] });

/** The messages that somebody is told of under the bell. */
export const Raise = v.variant("kind", [
  raising("mail.enrolled_by_instructor"),
  raising("mail.certificate"),
  raising("mail.account_suspended"),
  raising("mail.account_reinstated"),
  raising("mail.password_changed"),
  raising("mail.alert_fired"),
  raising("mail.alert_resolved"),
  raising("certificate.revoked"),
  raising("course.progressed"),
  raising("attempt.graded"),
  raising("accommodation.set"),
  raising("dead_letter.recorded"),
  raising("statement.issued"),
  raising("statement.paid"),
  raising("notification.asked"),
]);
export type RaisingKind = v.InferOutput<typeof Raise>["kind"];
export type RaisingMessage = { [K in RaisingKind]: { kind: K; payload: PayloadOf<K> } }[RaisingKind];

interface Tidings {
  type: NotificationType;
  /** SELECT of user_id, course_id, actor_id, params, link and origin (null: the message): whom it is for, and what it is about. */
  rows: SQL;
}

const nobody = sql`null::bigint`;
const nothing = sql`'{}'::jsonb`;
const byMessage = sql`null::uuid`;
const person = (type: NotificationType, userUuid: string, link: string): Tidings => ({
  type,
  rows: sql`select u.id as user_id, ${nobody} as course_id, ${nobody} as actor_id, ${nothing} as params, ${link} as link, ${byMessage} as origin
    from users u where u.uuid = ${userUuid}::uuid`,
});
const titles = (of: SQL) =>
  sql`json_strip_nulls(json_build_object('en', ${of}->'en'->>'title', 'ar', ${of}->'ar'->>'title'))`;

/** What a message is about, and whom it is for: messages carry ids alone. */
export function tidings(message: RaisingMessage): Tidings {
  switch (message.kind) {
    case "mail.enrolled_by_instructor":
      return {
        type: "enrolment.by_instructor",
        rows: sql`select e.user_id, e.course_id, e.enrolled_by_id as actor_id, ${nothing} as params, '/student/learn/' || c.slug as link, ${byMessage} as origin
          from enrollments e join courses c on c.id = e.course_id where e.uuid = ${message.payload.enrolmentUuid}::uuid and e.deleted_at is null`,
      };
    case "mail.certificate":
      return {
        type: "certificate.issued",
        rows: ofCertificate(message.payload.certificateUuid, nobody, sql`c.revoked_at is null`),
      };
    case "certificate.revoked":
      return {
        type: "certificate.revoked",
        rows: ofCertificate(message.payload.certificateUuid, sql`c.revoked_by_id`, sql`c.revoked_at is not null`),
      };
    case "course.progressed":
      // Each lesson asks; the enrolment itself is what it is told of, once.
      return {
        type: "course.completed",
        rows: sql`select e.user_id, e.course_id, ${nobody} as actor_id, ${nothing} as params, '/student/learn/' || c.slug || '/complete' as link, e.uuid as origin
          from enrollments e join courses c on c.id = e.course_id
          where e.uuid = ${message.payload.enrolmentUuid}::uuid and e.status = 'completed' and e.deleted_at is null`,
      };
    case "attempt.graded":
      // Who handed in has seen the result already: only what the clock closed is news.
      return {
        type: "quiz.graded",
        rows: sql`select a.user_id, q.course_id, ${nobody} as actor_id,
            jsonb_build_object('quiz', ${titles(sql`q.translations`)}, 'score', round(a.score_percent)) as params,
            '/student/learn/' || c.slug as link, a.uuid as origin
          from quiz_attempts a join quizzes q on q.id = a.quiz_id join courses c on c.id = q.course_id
          where a.uuid = ${message.payload.attemptUuid}::uuid and a.status = 'expired'`,
      };
    case "accommodation.set":
      return {
        type: "quiz.allowance",
        rows: sql`select m.user_id, q.course_id, m.granted_by_id as actor_id,
            jsonb_build_object('quiz', ${titles(sql`q.translations`)}, 'attempts', m.extra_attempts, 'percent', m.extra_time_percent) as params,
            '/student/learn/' || c.slug as link, ${byMessage} as origin
          from quiz_accommodations m join quizzes q on q.id = m.quiz_id join courses c on c.id = q.course_id join users s on s.id = m.user_id
          where q.uuid = ${message.payload.quizUuid}::uuid and s.uuid = ${message.payload.userUuid}::uuid and (m.extra_attempts > 0 or m.extra_time_percent > 0)`,
      };
    case "mail.account_suspended":
      return person("account.suspended", message.payload.userUuid, "/account/activity");
    case "mail.account_reinstated":
      return person("account.reinstated", message.payload.userUuid, "/account/activity");
    case "mail.password_changed":
      return person("account.password_changed", message.payload.userUuid, "/account/security");
    case "mail.alert_fired":
      return person("platform.alert_fired", message.payload.userUuid, "/admin/health");
    case "mail.alert_resolved":
      return person("platform.alert_resolved", message.payload.userUuid, "/admin/health");
    case "dead_letter.recorded":
      // An outage buries many: whoever has not looked yet is told once.
      return {
        type: "dead_letter",
        rows: sql`select u.id as user_id, ${nobody} as course_id, ${nobody} as actor_id, ${nothing} as params, '/admin/dead-letters' as link, ${byMessage} as origin
          from users u where ${holds("platform.observe:all")} and not exists (
            select from notifications waiting where waiting.user_id = u.id and waiting.type = 'dead_letter' and waiting.read_at is null
              and waiting.archived_at is null and waiting.is_in_app)`,
      };
    case "statement.issued":
      return {
        type: "statement.issued",
        rows: sql`select ${ofStatement(sql`greatest(s.closing, 0)`)}, s.uuid as origin
          from statements s join payers a on a.id = s.payer_id where s.uuid = ${message.payload.statementUuid}::uuid`,
      };
    case "statement.paid":
      return {
        type: "statement.paid",
        rows: sql`select ${ofStatement(sql`p.amount`)}, p.uuid as origin
          from payments p join order_lines l on l.order_id = p.order_id join statements s on s.id = l.statement_id join payers a on a.id = s.payer_id
          where p.uuid = ${message.payload.paymentUuid}::uuid and p.status = 'completed' and not p.is_surplus`,
      };
    case "notification.asked":
      return asked(message.payload);
  }
}

const ofCertificate = (certificateUuid: string, actor: SQL, state: SQL) => sql`
  select c.user_id, c.course_id, ${actor} as actor_id, jsonb_build_object('number', c.number) as params, '/student/certificates' as link, ${byMessage} as origin
  from certificates c where c.uuid = ${certificateUuid}::uuid and ${state}`;

/** Over `statements s` and its `payers a`: whoever pays for the company is told. */
const ofStatement = (amount: SQL) => sql`a.contact_id as user_id, ${nobody} as course_id, ${nobody} as actor_id,
  jsonb_build_object('company', a.name, 'number', s.series || '-' || lpad(s.number::text, 6, '0'), 'month', s.period, 'amount', ${amount}, 'currency', s.currency) as params,
  '/company/statements' as link`;

function asked({ type, to, courseUuid, actorUuid, params, link, origin }: PayloadOf<"notification.asked">): Tidings {
  const audience =
    "userUuids" in to
      ? sql`select u.id from users u where u.uuid = any(${sql.param(to.userUuids)}::uuid[])`
      : sql`select e.user_id as id from enrollments e join courses c on c.id = e.course_id
          where c.uuid = ${to.learnersOf}::uuid and c.deleted_at is null and e.deleted_at is null
            and e.status in ('in_progress', 'completed') and e.user_id > ${to.after ?? 0}`;
  return {
    type,
    rows: sql`select told.id as user_id, (select id from courses where uuid = ${courseUuid ?? null}::uuid) as course_id,
        (select id from users where uuid = ${actorUuid ?? null}::uuid) as actor_id, ${JSON.stringify(params ?? {})}::jsonb as params,
        ${link}::text as link, ${origin ?? null}::uuid as origin
      from (${audience}) as told`,
  };
}

/** Whether the person of a row of `users u` holds a permission. */
const holds = (permission: string) => sql`exists (
  select from user_roles ur join roles r on r.id = ur.role_id join role_permissions rp on rp.role_id = r.id
  join permissions p on p.id = rp.permission_id
  where ur.user_id = u.id and r.deleted_at is null and p.name = ${permission})`;
