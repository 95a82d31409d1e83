import { sql } from "drizzle-orm";
import * as v from "valibot";
import { textArray } from "../../kernel/database";
import { command, signedIn } from "../../kernel/verb";
import { dueAfter } from "./digest-due";
import { SetNotificationPreferences } from "./inputs";
import { choices } from "./types";

export const setNotificationPreferences = command({
  name: "notifications.setPreferences",
  summary:
    "Sets by which channels one wants to be told of what, the quiet hours and the digest; what is left out stays.",
  may: signedIn,
  input: SetNotificationPreferences,
  output: v.object({}),
  errors: ["invalid_input"],
  async run(ctx, { wanted, quiet, quietFrom, quietTo, timeZone, digest }) {
    if (ctx.actor.kind !== "person") throw ctx.refuse("forbidden");
    const self = ctx.actor;
    const isQuiet = quiet ?? (quietFrom !== undefined || undefined);
    if (isQuiet && (!quietFrom || !quietTo))
      throw ctx.refuse("invalid_input", { fields: { [quietFrom ? "quietTo" : "quietFrom"]: { code: "required" } } });
    const on = new Set(wanted);
    const [types, named, all, standard] = [
      choices.map(({ type }) => type),
      choices.map(({ channel }) => channel),
      choices.map(({ type, channel }) => on.has(`${type}:${channel}`)),
      choices.map((choice) => choice.standard),
    ];
    const zone = timeZone ?? null;
    await ctx.commit({
      statements: (w) => [
        // Only what differs from the default is kept, and only what changes is written.
        w.execute(sql`
          insert into notification_preferences as p (user_id, type, channel, wanted)
          select ${self.id}, c.type, c.channel, c.wanted
          from unnest(${textArray(types)}, ${textArray(named)}, ${sql.param(all)}::boolean[], ${sql.param(standard)}::boolean[]) as c(type, channel, wanted, standard)
          where ${wanted !== undefined}::boolean and (c.wanted <> c.standard or exists (
            select from notification_preferences k where k.user_id = ${self.id} and k.type = c.type and k.channel = c.channel))
          on conflict (user_id, type, channel) do update set wanted = excluded.wanted where p.wanted <> excluded.wanted`),
        w.execute(sql`
          insert into notification_settings as s (user_id, quiet_from, quiet_to, time_zone, digest, digest_due_at)
          select ${self.id}, f.quiet_from, f.quiet_to, f.zone, f.digest, ${dueAfter(ctx.now, sql`f.digest`, sql`f.zone`)}
          from (select ${isQuiet ? quietFrom : null}::time as quiet_from, ${isQuiet ? quietTo : null}::time as quiet_to,
            coalesce(${zone}, (select time_zone from notification_settings where user_id = ${self.id}), ${self.timeZone}) as zone,
            coalesce(${digest ?? null}, (select digest from notification_settings where user_id = ${self.id}), 'off') as digest) as f
          on conflict (user_id) do update set time_zone = excluded.time_zone, digest = excluded.digest,
            quiet_from = case when ${isQuiet !== undefined}::boolean then excluded.quiet_from else s.quiet_from end,
            quiet_to = case when ${isQuiet !== undefined}::boolean then excluded.quiet_to else s.quiet_to end,
            digest_due_at = case when s.digest = excluded.digest and s.time_zone = excluded.time_zone then s.digest_due_at else excluded.digest_due_at end`),
      ],
    });
    return {};
  },
});
