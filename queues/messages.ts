import * as v from "valibot";
import { uuid } from "../worker/kernel/inputs";

/** Short words beside a notification: a number, an hour, the name of a room. Never prose: sentences are worded when they are read. */
const param = v.union([v.number(), v.boolean(), v.pipe(v.string(), v.maxLength(300))]);

/** Tells people of something that happened in a module which has no message of its own for it. */
const Asked = v.object({
  type: v.picklist([
    "chat.mentioned",
    "chat.private_message",
    "live_session.scheduled",
    "live_session.starting",
    "subscription.renewing",
    "subscription.ending",
    "subscription.payment_failed",
    "subscription.ended",
    "live_session.cancelled",
    "affiliate.earned",
    "affiliate.paid_out",
  ]),
  /** These people, or everybody who learns in a course; a hundred at a time, those after `after` next. */
  to: v.union([
    v.strictObject({ userUuids: v.pipe(v.array(uuid), v.maxLength(100)) }),
    v.strictObject({ learnersOf: uuid, after: v.optional(v.number()) }),
  ]),
  courseUuid: v.optional(uuid),
  actorUuid: v.optional(uuid),
  params: v.optional(v.record(v.pipe(v.string(), v.regex(/^[a-z]\w{0,40}$/i)), param)),
  /** The page it leads to. */
  link: v.pipe(v.string(), v.maxLength(500), v.regex(/^\/(?![/\\])\S*$/)),
  /** What it was raised by, where that is not the message itself: nobody is told twice of the same. */
  origin: v.optional(uuid),
});

/** The path of a page of ours, and of nobody else's. */
export const ownPage = /^\/(?![/\\])[^\s\\]*$/;
/** Where a mailed link leads on to. */
const next = v.optional(v.pipe(v.string(), v.maxLength(300), v.regex(ownPage)));

/** What a commit can leave in the outbox: the payload of each kind. Ids, never bodies or secrets; checked again on arrival. */
export const payloads = {
  "mail.verify_email": v.object({ ...accountLink().entries, next }),
  "mail.reset_password": v.object({ ...accountLink().entries, next }),
  "mail.invitation": accountLink(),
  "mail.already_registered": v.object({ userUuid: uuid, next }),
  "mail.password_changed": v.object({ userUuid: uuid }),
  /** To the address before the change that `requestId` made; the audit trail knows it. */
  "mail.address_changed": v.object({ userUuid: uuid, requestId: v.pipe(v.string(), v.maxLength(200)) }),
  "mail.account_suspended": v.object({ userUuid: uuid }),
  "mail.account_reinstated": v.object({ userUuid: uuid }),
  "mail.enrolled_by_instructor": v.object({ enrolmentUuid: uuid }),
  "mail.certificate": v.object({ certificateUuid: uuid }),
  /** An invoice or a credit note was issued: the letter says which. */
  "mail.invoice": v.object({ invoiceUuid: uuid }),
  "mail.alert_fired": v.object({ userUuid: uuid, alertUuid: uuid }),
  "mail.alert_resolved": v.object({ userUuid: uuid, alertUuid: uuid }),
  /** What the bell says, for types that have no letter of their own. */
  "mail.notification": v.object({ notificationUuid: uuid }),
  /** What is unread of what came since then. */
  "mail.digest": v.object({ userUuid: uuid, since: v.pipe(v.string(), v.isoTimestamp()) }),
  /** Sessions have ended, all of them or those named: open sockets must close. */
  "account.access_revoked": v.object({
    userUuid: uuid,
    only: v.optional(uuid),
    except: v.optional(uuid),
  }),
  /** The outbox is at least once: a course may be completed by it as by the last lesson. */
  "attempt.graded": v.object({ attemptUuid: uuid }),
  /** A lesson was completed or an attempt settled: a certificate is due where the enrolment is completed and has none. */
  "course.progressed": v.object({ enrolmentUuid: uuid }),
  "enrolment.started": v.object({ enrolmentUuid: uuid }),
  "media.picture_arrived": v.object({ mediaUuid: uuid }),
  /** A file was replaced, or an earlier version restored: links must show it. */
  "media.version_chosen": v.object({ mediaUuid: uuid }),
  "certificate.issued": v.object({ certificateUuid: uuid }),
  "certificate.revoked": v.object({ certificateUuid: uuid }),
  /** A student was given extra time or attempts; or had them taken back, which is no news. */
  "accommodation.set": v.object({ quizUuid: uuid, userUuid: uuid }),
  "dead_letter.recorded": v.object({ outboxUuid: uuid }),
  "notification.asked": Asked,
  /** Tells it at `dueAt`, or no more where that is null. Setting the same key again moves it. */
  "reminder.set": v.object({
    key: v.pipe(v.string(), v.maxLength(200)),
    dueAt: v.nullable(v.pipe(v.string(), v.isoTimestamp())),
    tell: Asked,
  }),
  /** It was started, ended, called off, or is entered otherwise: its object must hear of it. */
  "live_session.changed": v.object({ sessionUuid: uuid }),
  /** A gateway called about a payment, or it was time to ask. */
  "payment.called": v.object({
    gateway: v.pipe(v.string(), v.maxLength(40)),
    reference: v.pipe(v.string(), v.maxLength(255)),
    /** The call was kept: whoever asked after it was has heard it too. */
    kept: v.optional(v.boolean()),
  }),
  /** A payment bought nothing: it goes back. */
  "payment.surplus": v.object({ paymentUuid: uuid }),
  "refund.asked": v.object({ refundUuid: uuid }),
  /** A subscription's period is about to end, or a renewal that failed is to be tried again. */
  "subscription.due": v.object({ subscriptionUuid: uuid }),
  /** A company's month was drawn up; a payment of what it owes arrived. */
  "statement.issued": v.object({ statementUuid: uuid }),
  "statement.paid": v.object({ paymentUuid: uuid }),
  "push.notification": v.object({ notificationUuid: uuid }),
  /** A browser was given a notification for itself: each is tried by itself, so that none is shown twice. */
  "push.send": v.object({ notificationUuid: uuid, subscriptionUuid: uuid }),
} as const;

export type MessageKind = keyof typeof payloads;
export type PayloadOf<K extends MessageKind> = v.InferOutput<(typeof payloads)[K]>;
/** Every message, by `kind`. A module checks what it emits with `satisfies Message`. */
export type Message = { [K in MessageKind]: { kind: K; payload: PayloadOf<K> } }[MessageKind];

/** All that is needed to write a mailed link again; without the tenant's secret it opens nothing (accounts/links.ts). */
function accountLink() {
  return v.object({ userUuid: uuid, jti: v.string(), expires: v.pipe(v.string(), v.isoTimestamp()) });
}
