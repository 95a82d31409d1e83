import { sql } from "drizzle-orm";
import type { Context } from "hono";
import type { App } from "../app";

/** Which parts are well: 200 when all are, 503 when one is not. Names parts, tells no secrets and no figures. */
export async function health(c: Context<App>): Promise<Response> {
  const { database } = c.var.inside;
  const stuck = sql<boolean>`exists (select from outbox where sent_at is null and created_at < now() - interval '5 minutes')`;
  const state = database.read((q) => [q.select({ stuck }).from(sql`(values (1)) as one`)]);
  const checks = {
    database: state,
    // Messages that no queue has taken for five minutes; where PostgreSQL is away, so is what would tell.
    queue: state.then(([[row]]) => {
      if (row?.stuck !== false) throw new Error("messages wait");
    }),
    files: c.env.MEDIA.head("health"),
    settings: c.env.SITE.get("health"),
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
  const ok = Object.values(parts).every((part) => part.ok);
  return c.json({ ok, parts }, ok ? 200 : 503, { "cache-control": "no-store" });
}
