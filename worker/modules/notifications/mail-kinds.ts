import * as v from "valibot";
import { type MessageKind, type PayloadOf, payloads } from "../../../queues/messages";
import { uuid } from "../../kernel/inputs";

export type MailKind = Extract<MessageKind, `mail.${string}`>;
export type MailMessage = { [K in MailKind]: { kind: K; payload: PayloadOf<K> } }[MailKind];

/** Mail of a category can be turned off; mail about the account cannot. */
export const mailCategories = ["learning"] as const;
export type MailCategory = (typeof mailCategories)[number];

export const categoryOf: Record<MailKind, MailCategory | "account"> = {
  "mail.verify_email": "account",
  "mail.reset_password": "account",
  "mail.invitation": "account",
  "mail.already_registered": "account",
  "mail.password_changed": "account",
  "mail.address_changed": "account",
  "mail.account_suspended": "account",
  "mail.account_reinstated": "account",
  "mail.enrolled_by_instructor": "learning",
  "mail.certificate": "learning",
  "mail.alert_fired": "account",
  "mail.alert_resolved": "account",
};

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
  sending("mail.alert_fired"),
  sending("mail.alert_resolved"),
]);
