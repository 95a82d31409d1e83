import { type SQL, sql } from "drizzle-orm";
import type { Translations } from "../../kernel/columns";
import { iso, rowsAsJson } from "../../kernel/json";
import type { NotificationItem } from "./inputs";
import { isUnread, itemColumns } from "./items";
import type { MailMessage } from "./mail-kinds";
import type { AlertFacts } from "./templates/operations";

/** What a mail says beside its recipient's name; empty where a kind says nothing of the sort. */
export interface MailFacts {
  course?: Partial<Translations<string>> | null;
  number?: string | null;
  /** Who invited, or who enrolled. */
  by?: string | null;
  invoice?: { kind: "invoice" | "credit_note"; total: number; currency: string; title: Translations<string> } | null;
  alert?: AlertFacts | null;
  notification?: NotificationItem | null;
  /** The newest unread ones, and how many there are. */
  digest?: { items: NotificationItem[]; count: number } | null;
  /** The address to write to, where it is not the account's. */
  to?: string | null;
}

interface Addressing {
  /** SELECT of the recipient's internal id; no row for nobody. */
  recipient: SQL;
  /** MailFacts as JSON. */
  facts: SQL;
}

/** Whom a message is for and what must be looked up for it: messages carry ids alone. */
export function addressing(message: MailMessage): Addressing {
  switch (message.kind) {
    case "mail.certificate": {
      const certificate = sql`certificates c where c.uuid = ${message.payload.certificateUuid}::uuid and c.revoked_at is null`;
      return {
        recipient: sql`select c.user_id from ${certificate}`,
        facts: sql`(select json_build_object('course', c.course_title, 'number', c.number) from ${certificate})`,
      };
    }
    case "mail.invoice": {
      const invoice = sql`invoices i where i.uuid = ${message.payload.invoiceUuid}::uuid`;
      return {
        recipient: sql`select i.user_id from ${invoice}`,
        facts: sql`(select json_build_object('number', i.series || '-' || lpad(i.number::text, 6, '0'), 'invoice', json_build_object(
          'kind', i.kind, 'total', i.total, 'currency', i.currency, 'title', i.paper->'lines'->0->'title')) from ${invoice})`,
      };
    }
    case "mail.enrolled_by_instructor": {
      const enrolment = sql`enrollments e where e.uuid = ${message.payload.enrolmentUuid}::uuid and e.deleted_at is null`;
      return {
        recipient: sql`select e.user_id from ${enrolment}`,
        facts: sql`(select json_build_object(
          'course', (select json_build_object('en', c.translations->'en'->>'title', 'ar', c.translations->'ar'->>'title') from courses c where c.id = e.course_id),
          'by', (select t.full_name from users t where t.id = e.enrolled_by_id)) from ${enrolment})`,
      };
    }
    case "mail.notification": {
      const notification = sql`from notifications n where n.uuid = ${message.payload.notificationUuid}::uuid`;
      return {
        recipient: sql`select n.user_id ${notification}`,
        facts: sql`(select json_build_object('notification', (select to_json(item) from (select ${itemColumns}) as item)) ${notification})`,
      };
    }
    case "mail.digest": {
      const { userUuid, since } = message.payload;
      const unread = sql`from notifications n where n.user_id = (${person(userUuid)}) and ${isUnread} and n.created_at > ${since}::timestamptz`;
      return {
        // Who has read everything gets no mail.
        recipient: sql`${person(userUuid)} and exists (select ${unread})`,
        facts: sql`(select json_build_object('digest', json_build_object('count', (select count(*)::int ${unread}),
          'items', ${rowsAsJson(sql`select ${itemColumns} ${unread} order by n.id desc limit 20`)})))`,
      };
    }
    case "mail.invitation":
      return {
        recipient: person(message.payload.userUuid),
        facts: sql`(select json_build_object('by', inviter.full_name) from user_invitations v join users inviter on inviter.id = v.invited_by_id
          where v.user_id = (${person(message.payload.userUuid)}) order by v.id desc limit 1)`,
      };
    case "mail.alert_fired":
    case "mail.alert_resolved": {
      const ended = message.kind === "mail.alert_resolved" ? iso(sql`a.resolved_at`) : sql`null`;
      return {
        recipient: person(message.payload.userUuid),
        facts: sql`(select json_build_object('alert', json_build_object(
            'rule', a.rule, 'figure', a.figure, 'firedAt', ${iso(sql`a.fired_at`)}, 'resolvedAt', ${ended}))
          from alerts a where a.uuid = ${message.payload.alertUuid}::uuid)`,
      };
    }
    case "mail.address_changed": {
      const { userUuid, requestId } = message.payload;
      // Only an address that had been proven: another may be anybody's.
      const before = sql`select nullif(audit_open('users', l.entity_id, l.before)->>'email', '[erased]') from audit_logs l
        where l.entity_type = 'users' and l.entity_id = (${person(userUuid)})
        and l.request_id = ${requestId} and l.verb = 'users.edit' and l.before->>'email_verified_at' is not null and l.before ? 'email'
        order by l.id desc limit 1`;
      return {
        recipient: sql`${person(userUuid)} and (${before}) is not null`,
        facts: sql`(select json_build_object('to', (${before})))`,
      };
    }
    default:
      return { recipient: person(message.payload.userUuid), facts: sql`'{}'::json` };
  }
}

const person = (uuid: string) => sql`select id from users where uuid = ${uuid}::uuid`;
