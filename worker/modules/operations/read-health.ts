import { desc } from "drizzle-orm";
import * as v from "valibot";
import { granted, query } from "../../kernel/verb";
import { selectState } from "./facts";
import { type AlertRule, alerts } from "./schema";

const rules = [
  "error_rate",
  "outbox_backlog",
  "dead_letters",
  "database_away",
  "sealing_behind",
] as const satisfies AlertRule[];
const doors = ["public", "portal", "api", "content", "other", "queue", "timer"] as const;
const figure = { count: v.number(), failed: v.number() };

export const readHealth = query({
  name: "platform.health",
  summary:
    "Tells how the platform is: alerts, what waits, and how often and how fast each door and verb answered within the hour.",
  may: granted("platform.observe", "all"),
  input: v.strictObject({}),
  output: v.object({
    state: v.object({ waitingMessages: v.number(), deadLetters: v.number(), unsealedMinutes: v.number() }),
    /** Newest first; an open one has no end. */
    alerts: v.array(
      v.object({
        uuid: v.string(),
        rule: v.picklist(rules),
        figure: v.number(),
        firedAt: v.string(),
        resolvedAt: v.nullable(v.string()),
      }),
    ),
    /** By windows of five minutes, oldest first; null where figures cannot be read. */
    windows: v.nullable(v.array(v.object({ ...figure, from: v.string(), p95: v.number() }))),
    /** Milliseconds at the middle and at the slowest twentieth; a verb of null is the door's requests. */
    figures: v.nullable(
      v.array(
        v.object({
          ...figure,
          door: v.picklist(doors),
          verb: v.nullable(v.string()),
          p50: v.number(),
          p95: v.number(),
        }),
      ),
    ),
  }),
  errors: ["not_found"],
  async run(ctx) {
    const [[[state], latest], figures] = await Promise.all([
      ctx.read((q) => [
        selectState(q, ctx.now),
        q
          .select({
            uuid: alerts.uuid,
            rule: alerts.rule,
            figure: alerts.figure,
            firedAt: alerts.firedAt,
            resolvedAt: alerts.resolvedAt,
          })
          .from(alerts)
          .orderBy(desc(alerts.firedAt), desc(alerts.id))
          .limit(20),
      ]),
      ctx.ports.figures.read(60, ctx.now),
    ]);
    if (!state) throw ctx.refuse("not_found");
    return {
      state,
      alerts: latest.map((alert) => ({
        ...alert,
        firedAt: alert.firedAt.toISOString(),
        resolvedAt: alert.resolvedAt?.toISOString() ?? null,
      })),
      windows: figures?.windows ?? null,
      figures: figures?.figures ?? null,
    };
  },
});
