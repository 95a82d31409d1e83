import type { MailKind } from "./mail-kinds";

export const channels = ["in_app", "mail", "push"] as const;
export type Channel = (typeof channels)[number];

/** What can be chosen of together, and what one unsubscribe link turns off. */
export const categories = ["learning", "messages", "sessions", "account", "operations"] as const;
export type Category = (typeof categories)[number];

/** Of a channel: sent whoever asks not to, sent unless somebody asks not to, sent to those who ask. One that is not named is not to be had. */
type Standing = "always" | "on" | "off";

interface TypeOfNotice {
  category: Category;
  channels: Partial<Record<Channel, Standing>>;
  /** A letter of its own, sent by a message of its own; the others' mails are written from the words of the bell. */
  letter?: MailKind;
  /** Is worth nothing tomorrow: no digest takes its place. */
  urgent?: true;
}

/** Everything that people are told of: the one list, from which mails, preferences, words and the table's check are read. */
export const notificationTypes = {
  "enrolment.by_instructor": {
    category: "learning",
    channels: { in_app: "on", mail: "on", push: "on" },
    letter: "mail.enrolled_by_instructor",
  },
  "certificate.issued": {
    category: "learning",
    channels: { in_app: "on", mail: "on", push: "on" },
    letter: "mail.certificate",
  },
  "certificate.revoked": { category: "learning", channels: { in_app: "always", mail: "on", push: "off" } },
  "course.completed": { category: "learning", channels: { in_app: "on", mail: "off", push: "off" } },
  "quiz.graded": { category: "learning", channels: { in_app: "on", mail: "off", push: "on" } },
  "quiz.allowance": { category: "learning", channels: { in_app: "on", mail: "on", push: "on" } },
  "chat.mentioned": { category: "messages", channels: { in_app: "on", mail: "off", push: "on" } },
  "chat.private_message": { category: "messages", channels: { in_app: "on", mail: "off", push: "on" } },
  "live_session.scheduled": { category: "sessions", channels: { in_app: "on", mail: "on", push: "off" } },
  "live_session.starting": {
    category: "sessions",
    channels: { in_app: "on", mail: "on", push: "on" },
    urgent: true,
  },
  "subscription.renewing": { category: "account", channels: { in_app: "on", mail: "on", push: "off" } },
  "subscription.ending": { category: "account", channels: { in_app: "on", mail: "on", push: "on" } },
  "subscription.payment_failed": { category: "account", channels: { in_app: "always", mail: "always", push: "on" } },
  "subscription.ended": { category: "account", channels: { in_app: "always", mail: "on", push: "off" } },
  "affiliate.earned": { category: "account", channels: { in_app: "on", mail: "off", push: "off" } },
  "affiliate.paid_out": { category: "account", channels: { in_app: "always", mail: "on", push: "on" } },
  "statement.issued": { category: "account", channels: { in_app: "always", mail: "always" } },
  "statement.paid": { category: "account", channels: { in_app: "always", mail: "always" } },
  "live_session.cancelled": {
    category: "sessions",
    channels: { in_app: "on", mail: "on", push: "on" },
    urgent: true,
  },
  "account.suspended": {
    category: "account",
    channels: { in_app: "always", mail: "always" },
    letter: "mail.account_suspended",
  },
  "account.reinstated": {
    category: "account",
    channels: { in_app: "always", mail: "always" },
    letter: "mail.account_reinstated",
  },
  "account.password_changed": {
    category: "account",
    channels: { in_app: "always", mail: "always", push: "on" },
    letter: "mail.password_changed",
  },
  "platform.alert_fired": {
    category: "operations",
    channels: { in_app: "on", mail: "always", push: "on" },
    letter: "mail.alert_fired",
    urgent: true,
  },
  "platform.alert_resolved": {
    category: "operations",
    channels: { in_app: "on", mail: "always", push: "off" },
    letter: "mail.alert_resolved",
    urgent: true,
  },
  dead_letter: { category: "operations", channels: { in_app: "on", mail: "off", push: "off" } },
} as const satisfies Record<string, TypeOfNotice>;

export type NotificationType = keyof typeof notificationTypes;
export const typeNames = Object.keys(notificationTypes) as [NotificationType, ...NotificationType[]];
export const typeOf = (name: NotificationType): TypeOfNotice => notificationTypes[name];

/** Whether a channel is used where nobody chose. */
export const byDefault = (type: NotificationType, channel: Channel): boolean =>
  ["always", "on"].includes(typeOf(type).channels[channel] ?? "off");
/** Whether there is anything to choose. */
export const isChoosable = (type: NotificationType, channel: Channel): boolean =>
  ["on", "off"].includes(typeOf(type).channels[channel] ?? "never");

/** Everything that can be turned off and on, with how it is where nobody chose. */
export const choices = typeNames.flatMap((type) =>
  channels
    .filter((channel) => isChoosable(type, channel))
    .map((channel) => ({ type, channel, standard: byDefault(type, channel) })),
);

/** Mail about an account or the platform is sent at any hour; of the rest, it waits for the end of quiet hours. */
export const isPatient = (category: Category): boolean => category !== "account" && category !== "operations";
