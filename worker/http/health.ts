import { sql } from "drizzle-orm";
import type { Context } from "hono";
import type { App } from "../app";

/** Which parts are well: 200 when all are, 503 when one is not. Names parts, tells no secrets. */
export async function health(c: Context<App>): Promise<Response> {
  const { database } = c.var.inside;
  const checks = {
    database: database.read((q) => [q.select({ one: sql`1` }).from(sql`(values (1)) as one`)]),
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
