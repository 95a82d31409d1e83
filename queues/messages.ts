import * as v from "valibot";
import { uuid } from "../worker/kernel/inputs";

/** What a commit can leave in the outbox: the payload of each kind. Ids, never bodies or secrets; checked again on arrival. */
export const payloads = {
  "mail.verify_email": accountLink(),
  "mail.reset_password": accountLink(),
  "mail.invitation": accountLink(),
  "mail.already_registered": v.object({ userUuid: uuid }),
  "mail.password_changed": v.object({ userUuid: uuid }),
  /** To the address before the change that `requestId` made; the audit trail knows it. */
  "mail.address_changed": v.object({ userUuid: uuid, requestId: v.pipe(v.string(), v.maxLength(200)) }),
  "mail.account_suspended": v.object({ userUuid: uuid }),
  "mail.account_reinstated": v.object({ userUuid: uuid }),
  "mail.enrolled_by_instructor": v.object({ enrolmentUuid: uuid }),
  "mail.certificate": v.object({ certificateUuid: uuid }),
  "mail.alert_fired": v.object({ userUuid: uuid, alertUuid: uuid }),
  "mail.alert_resolved": v.object({ userUuid: uuid, alertUuid: uuid }),
  /** Every session has ended: open sockets must close. */
  "account.access_revoked": v.object({ userUuid: uuid }),
  /** The outbox is at least once: a course may be completed by it as by the last lesson. */
  "attempt.graded": v.object({ attemptUuid: uuid }),
  /** A lesson was completed or an attempt settled: a certificate is due where the enrolment is completed and has none. */
  "course.progressed": v.object({ enrolmentUuid: uuid }),
  "enrolment.started": v.object({ enrolmentUuid: uuid }),
  "media.picture_arrived": v.object({ mediaUuid: uuid }),
  /** A file was replaced, or an earlier version restored: links must show it. */
  "media.version_chosen": v.object({ mediaUuid: uuid }),
  "certificate.issued": v.object({ certificateUuid: uuid }),
} as const;

export type MessageKind = keyof typeof payloads;
export type PayloadOf<K extends MessageKind> = v.InferOutput<(typeof payloads)[K]>;
/** Every message, by `kind`. A module checks what it emits with `satisfies Message`. */
export type Message = { [K in MessageKind]: { kind: K; payload: PayloadOf<K> } }[MessageKind];

/** All that is needed to write a mailed link again; without the tenant's secret it opens nothing (accounts/links.ts). */
function accountLink() {
  return v.object({ userUuid: uuid, jti: v.string(), expires: v.pipe(v.string(), v.isoTimestamp()) });
}
