import { eq, sql } from "drizzle-orm";
import * as v from "valibot";
import { rowsAsJson } from "../../kernel/json";
import { query, signedIn } from "../../kernel/verb";
import { NotificationPreferences } from "./inputs";
import { notificationSettings } from "./schema";
import { type Channel, choices, type NotificationType } from "./types";

export const notificationPreferencesOf = query({
  name: "notifications.preferences",
  summary:
    "By which channels one wants to be told of what, when one wants to be left alone, and how often a digest comes.",
  may: signedIn,
  input: v.strictObject({}),
  output: NotificationPreferences,
  errors: [],
  async run(ctx) {
    if (ctx.actor.kind !== "person") throw ctx.refuse("forbidden");
    const { id, timeZone } = ctx.actor;
    const [[chosen], [settings]] = await ctx.read((q) => [
      q
        .select({
          rows: rowsAsJson<{ type: NotificationType; channel: Channel; wanted: boolean }>(
            sql`select p.type, p.channel, p.wanted from notification_preferences p where p.user_id = ${id}`,
          ),
          browsers: sql<number>`(select count(*)::int from push_subscriptions b where b.user_id = ${id} and b.deleted_at is null)`,
        })
        .from(sql`(values (1)) as one`),
      q.select().from(notificationSettings).where(eq(notificationSettings.userId, id)),
    ]);
    const choice = (type: NotificationType, channel: Channel) =>
      chosen?.rows.find((row) => row.type === type && row.channel === channel)?.wanted;
    return {
      choices: choices.map(({ type, channel, standard }) => ({
        type,
        channel,
        wanted: choice(type, channel) ?? standard,
      })),
      quietFrom: settings?.quietFrom?.slice(0, 5) ?? null,
      quietTo: settings?.quietTo?.slice(0, 5) ?? null,
      timeZone: settings?.timeZone ?? timeZone,
      digest: settings?.digest ?? "off",
      push: { publicKey: ctx.ports.push.publicKey, browsers: chosen?.browsers ?? 0 },
    };
  },
});
