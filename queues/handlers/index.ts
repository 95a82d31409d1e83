import type { MessageKind } from "../messages";
import type { Handler } from "../run";
import { announce } from "./announce-session";
import { draw } from "./draw-thumbnails";
import { issue } from "./issue-certificate";
import { keep } from "./keep-reminder";
import { giveBack, look, renew, sendBack } from "./payments";
import { place } from "./place-version";
import { print } from "./print-certificate";
import { send, spread } from "./push";
import { revoke } from "./revoke-access";
import { mail } from "./send-mail";
import { settle } from "./settle-quiz";
import { andTell, tell } from "./tell";

/** Facts that nothing has to happen after, so far: they are in the outbox for whoever comes to listen. */
const noted = () => Promise.resolve();

/** Every kind of message and what it sets off; one that is missing does not compile. */
export const handlers: { [K in MessageKind]: Handler<K> } = {
  "mail.verify_email": mail("mail.verify_email"),
  "mail.reset_password": mail("mail.reset_password"),
  "mail.invitation": mail("mail.invitation"),
  "mail.already_registered": mail("mail.already_registered"),
  "mail.password_changed": andTell("mail.password_changed", mail("mail.password_changed")),
  "mail.address_changed": mail("mail.address_changed"),
  "mail.account_suspended": andTell("mail.account_suspended", mail("mail.account_suspended")),
  "mail.account_reinstated": andTell("mail.account_reinstated", mail("mail.account_reinstated")),
  "mail.enrolled_by_instructor": andTell("mail.enrolled_by_instructor", mail("mail.enrolled_by_instructor")),
  "mail.certificate": andTell("mail.certificate", mail("mail.certificate")),
  "mail.invoice": mail("mail.invoice"),
  "mail.alert_fired": andTell("mail.alert_fired", mail("mail.alert_fired")),
  "mail.alert_resolved": andTell("mail.alert_resolved", mail("mail.alert_resolved")),
  "mail.notification": mail("mail.notification"),
  "mail.digest": mail("mail.digest"),
  "attempt.graded": andTell("attempt.graded", settle),
  "course.progressed": andTell("course.progressed", issue),
  "certificate.issued": print,
  "media.picture_arrived": draw,
  "media.version_chosen": place,
  "enrolment.started": noted,
  "account.access_revoked": revoke,
  "certificate.revoked": tell("certificate.revoked"),
  "accommodation.set": tell("accommodation.set"),
  "dead_letter.recorded": tell("dead_letter.recorded"),
  "notification.asked": tell("notification.asked"),
  "reminder.set": keep,
  "live_session.changed": announce,
  "payment.called": look,
  "payment.surplus": giveBack,
  "refund.asked": sendBack,
  "subscription.due": renew,
  "statement.issued": tell("statement.issued"),
  "statement.paid": tell("statement.paid"),
  "push.notification": spread,
  "push.send": send,
};
