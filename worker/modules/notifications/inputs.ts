import * as v from "valibot";
import { flag, moment, timeZone, uuid } from "../../kernel/inputs";
import { cursorInput, limitInput } from "../../kernel/paging";
import { channels, typeNames } from "./types";

const inBoth = v.object({ en: v.string(), ar: v.optional(v.string()) });

/** One thing that a reader is told, in no language yet: words/notifications.ts words it. */
export const NotificationItem = v.object({
  uuid: v.string(),
  type: v.picklist(typeNames),
  params: v.record(v.string(), v.union([v.string(), v.number(), v.boolean(), v.null(), inBoth])),
  /** The page it leads to, as a path of ours. */
  link: v.string(),
  createdAt: v.string(),
  readAt: v.nullable(v.string()),
  archivedAt: v.nullable(v.string()),
  course: v.nullable(inBoth),
  actor: v.nullable(inBoth),
});
export type NotificationItem = v.InferOutput<typeof NotificationItem>;

/** What the bell shows: how many wait, and the newest. */
export const BellState = v.object({ unread: v.number(), newest: v.array(NotificationItem) });
export type BellState = v.InferOutput<typeof BellState>;

export const shelves = ["unread", "all", "archived"] as const;
export const ListNotifications = v.strictObject({
  shelf: v.optional(v.picklist(shelves), "all"),
  cursor: cursorInput,
  limit: limitInput(),
});

const uuids = v.pipe(v.array(uuid), v.minLength(1), v.maxLength(100));
/** Those named; without names all there are. */
export const MarkNotifications = v.strictObject({ uuids: v.optional(uuids) });
/** Those named, or all that were marked at that instant: what a marking answered as `at`. */
export const UnmarkNotifications = v.union([v.strictObject({ uuids }), v.strictObject({ at: moment })]);

export const digestChoices = ["off", "daily", "weekly"] as const;
const hour = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/));
export const SetNotificationPreferences = v.strictObject({
  /** "<type>:<channel>" of everything that is wanted; what is left out is not. Without the field, choices stay. */
  wanted: v.optional(v.pipe(v.array(v.pipe(v.string(), v.regex(/^[a-z_.]+:(in_app|mail|push)$/))), v.maxLength(100))),
  quiet: v.optional(flag),
  quietFrom: v.optional(hour),
  quietTo: v.optional(hour),
  timeZone: v.optional(timeZone),
  digest: v.optional(v.picklist(digestChoices)),
});

export const NotificationPreferences = v.object({
  choices: v.array(v.object({ type: v.picklist(typeNames), channel: v.picklist(channels), wanted: v.boolean() })),
  quietFrom: v.nullable(v.string()),
  quietTo: v.nullable(v.string()),
  timeZone: v.string(),
  digest: v.picklist(digestChoices),
  /** What a browser subscribes with, null where nothing is set up; and in how many of one's browsers notifications are shown. */
  push: v.object({ publicKey: v.nullable(v.string()), browsers: v.number() }),
});

/** What a browser says of a subscription of its own (PushSubscription.toJSON). */
export const SubscribePush = v.object({
  endpoint: v.pipe(v.string(), v.maxLength(1000), v.url()),
  keys: v.object({
    p256dh: v.pipe(v.string(), v.regex(/^[\w-]{87}=?$/)),
    auth: v.pipe(v.string(), v.regex(/^[\w-]{22}(==)?$/)),
  }),
});
export const UnsubscribePush = v.strictObject({ endpoint: v.pipe(v.string(), v.maxLength(1000)) });

export const letterStates = ["open", "settled"] as const;
export const ListDeadLetters = v.strictObject({
  state: v.optional(v.picklist(letterStates), "open"),
  cursor: cursorInput,
  limit: limitInput(),
});
export const SettleDeadLetters = v.strictObject({ outboxUuids: uuids });
