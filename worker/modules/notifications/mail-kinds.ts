import * as v from "valibot";
import { type MessageKind, type PayloadOf, payloads } from "../../../queues/messages";
import { uuid } from "../../kernel/inputs";
import { type Category, isPatient, type NotificationType, typeNames, typeOf } from "./types";

export type MailKind = Extract<MessageKind, `mail.${string}`>;
export type MailMessage = { [K in MailKind]: { kind: K; payload: PayloadOf<K> } }[MailKind];

/** Mail of a category can be turned off; mail about the account and about the platform cannot. */
export const mailCategories = ["learning", "messages", "sessions"] as const satisfies readonly Category[];
export type MailCategory = (typeof mailCategories)[number];

/** What a link in a mail turns off: a category, or the digest. */
export const unsubscribables = [...mailCategories, "digest"] as const;
export type Unsubscribable = (typeof unsubscribables)[number];

export const asMailCategory = (category: Category | null): MailCategory | null =>
  mailCategories.find((known) => known === category) ?? null;

/** Of what type of notification a kind of mail is the letter; null for links and the like, which nobody is told of otherwise. */
export const typeOfMail = (kind: MailKind): NotificationType | null =>
  typeNames.find((name) => typeOf(name).letter === kind) ?? null;

/** Those that a preference, a digest or quiet hours may hold back. */
export function patientTypeOf(kind: MailKind): NotificationType | null {
  const type = typeOfMail(kind);
  return type && isPatient(typeOf(type).category) ? type : null;
}

const sending = <const K extends MailKind>(kind: K) =>
  v.strictObject({ outboxUuid: uuid, kind: v.literal(kind), payload: payloads[kind] });

/** A mail message as it left the outbox; its uuid is what makes a redelivery harmless. */
export const SendMail = v.variant("kind", [
  sending("mail.verify_email"),
  sending("mail.reset_password"),
  sending("mail.invitation"),
  sending("mail.already_registered"),
  sending("mail.password_changed"),
  sending("mail.address_changed"),
  sending("mail.account_suspended"),
  sending("mail.account_reinstated"),
  sending("mail.enrolled_by_instructor"),
  sending("mail.certificate"),
  sending("mail.invoice"),
  sending("mail.alert_fired"),
  sending("mail.alert_resolved"),
  sending("mail.notification"),
  sending("mail.digest"),
]);
