import { sql } from "drizzle-orm";
import type { Context } from "hono";
import type { App } from "../app";
import type { Inside } from "../compose";
import type { Env } from "../env";

interface Health {
  ok: boolean;
  parts: Record<string, { ok: boolean; ms: number }>;
}

/** What was found last, and until when it is told again: whoever asks all the time asks PostgreSQL, R2 and KV once a second. */
const found = new WeakMap<Inside, { health: Health; until: number }>();
const freshMs = 1_000;

/** Which parts are well: 200 when all are, 503 when one is not. Names parts, tells no secrets and no figures. */
export async function health(c: Context<App>): Promise<Response> {
  const { inside } = c.var;
  const last = found.get(inside);
  const health = last && last.until > Date.now() ? last.health : await examine(inside, c.env);
  if (health !== last?.health) found.set(inside, { health, until: Date.now() + freshMs });
  return c.json(health, health.ok ? 200 : 503, { "cache-control": "no-store" });
}

async function examine({ database }: Inside, env: Env): Promise<Health> {
  const stuck = sql<boolean>`exists (select from outbox where sent_at is null and created_at < now() - interval '5 minutes')`;
  const state = database.read((q) => [q.select({ stuck }).from(sql`(values (1)) as one`)]);
  const checks = {
    database: state,
    // Messages that no queue has taken for five minutes; where PostgreSQL is away, so is what would tell.
    queue: state.then(([[row]]) => {
      if (row?.stuck !== false) throw new Error("messages wait");
    }),
    files: env.MEDIA.head("health"),
    settings: env.SITE.get("health"),
  };
  const parts = Object.fromEntries(
    await Promise.all(
      Object.entries(checks).map(async ([part, check]) => {
        const started = Date.now();
        const ok = await check.then(
          () => true,
          () => false,
        );
        return [part, { ok, ms: Date.now() - started }] as const;
      }),
    ),
  );
  return { ok: Object.values(parts).every((part) => part.ok), parts };
}
