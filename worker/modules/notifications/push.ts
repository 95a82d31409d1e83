import { sql } from "drizzle-orm";
import * as v from "valibot";
import { type Message, payloads } from "../../../queues/messages";
import type { Locale } from "../../kernel/columns";
import { uuid } from "../../kernel/inputs";
import { command, systemOnly } from "../../kernel/verb";
import { wordNotification } from "../../words/notifications";
import type { NotificationItem } from "./inputs";
import { itemColumns } from "./items";
import { deferredDeliveries } from "./schema";
import { type NotificationType, typeOf } from "./types";
import { quietUntil } from "./wanting";

/** Each browser gets a message of its own: one that is away holds up no other. In quiet hours all of them wait. */
export const spreadPush = command({
  name: "push.spread",
  summary: "Sends a notification on to each browser of its person, or keeps it until their quiet hours end.",
  may: systemOnly,
  input: v.object({ outboxUuid: uuid, ...payloads["push.notification"].entries }),
  output: v.object({ browsers: v.number() }),
  errors: [],
  async run(ctx, { outboxUuid, notificationUuid }) {
    // Read first: how many messages are left depends on it.
    const [[found]] = await ctx.read((q) => [
      q
        .select({
          userId: sql`u.id`.mapWith(Number),
          type: sql<NotificationType>`n.type`,
          quietUntil: sql<string | null>`${quietUntil(ctx.now)}`,
          browsers: sql<
            string[]
          >`array(select b.uuid from push_subscriptions b where b.user_id = u.id and b.deleted_at is null order by b.id)`,
        })
        .from(sql`notifications n join users u on u.id = n.user_id`)
        // Read meanwhile, in a tab: the browser need not say it again.
        .where(
          sql`n.uuid = ${notificationUuid}::uuid and n.read_at is null and u.deleted_at is null and u.status = 'active'`,
        ),
    ]);
    if (!found) return { browsers: 0 };
    const { userId, type, quietUntil: dueAt, browsers } = found;
    if (dueAt && typeOf(type).category !== "operations") {
      const waiting = {
        outboxUuid,
        userId,
        kind: "push.notification",
        payload: { notificationUuid },
        dueAt: new Date(dueAt),
      };
      await ctx.commit({ statements: (w) => [w.insert(deferredDeliveries).values(waiting).onConflictDoNothing()] });
      return { browsers: 0 };
    }
    if (browsers.length > 0)
      await ctx.commit({
        statements: (w) => [w.select({ nothing: sql`1` }).from(sql`(values (1)) as one`)],
        events: browsers.map(
          (subscriptionUuid): Message => ({ kind: "push.send", payload: { notificationUuid, subscriptionUuid } }),
        ),
      });
    return { browsers: browsers.length };
  },
});

/** Sent twice, a browser shows it once: it carries its uuid as the tag. A browser that does not want any more is forgotten. */
export const sendPush = command({
  name: "push.send",
  summary: "Sends one notification to one browser, in its person's language.",
  may: systemOnly,
  input: payloads["push.send"],
  output: v.object({ status: v.picklist(["sent", "gone", "skipped"]) }),
  errors: [],
  async run(ctx, { notificationUuid, subscriptionUuid }) {
    const [[found]] = await ctx.read((q) => [
      q
        .select({
          item: sql<NotificationItem>`(select to_json(item) from (select ${itemColumns}) as item)`,
          endpoint: sql<string>`b.endpoint`,
          p256dh: sql<string>`b.p256dh`,
          auth: sql<string>`b.auth`,
          locale: sql<Locale>`u.locale`,
          timeZone: sql<string>`u.time_zone`,
        })
        .from(sql`notifications n join push_subscriptions b on b.user_id = n.user_id join users u on u.id = n.user_id`)
        .where(sql`n.uuid = ${notificationUuid}::uuid and b.uuid = ${subscriptionUuid}::uuid and b.deleted_at is null`),
    ]);
    if (!found) return { status: "skipped" as const };
    const { item, endpoint, p256dh, auth, ...reader } = found;
    const { title, text } = wordNotification(item, reader);
    const status = await ctx.ports.push.send({
      endpoint,
      p256dh,
      auth,
      urgent: typeOf(item.type).urgent === true,
      data: {
        tag: item.uuid,
        title: title.slice(0, 300),
        body: text.slice(0, 600),
        link: item.link,
        lang: reader.locale,
        dir: reader.locale === "ar" ? "rtl" : "ltr",
      },
    });
    await ctx.commit({
      statements: (w) => [
        w.execute(
          status === "gone"
            ? sql`delete from push_subscriptions where uuid = ${subscriptionUuid}::uuid`
            : sql`update push_subscriptions set last_sent_at = ${ctx.now.toISOString()}::timestamptz where uuid = ${subscriptionUuid}::uuid`,
        ),
      ],
    });
    return { status };
  },
});
