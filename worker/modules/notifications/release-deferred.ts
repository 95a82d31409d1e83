import { asc, lte, sql } from "drizzle-orm";
import * as v from "valibot";
import { command, systemOnly } from "../../kernel/verb";
import { deferredDeliveries } from "./schema";

export const releaseDeferred = command({
  name: "notifications.releaseDeferred",
  summary: "Leaves what waited for the end of quiet hours in the outbox again.",
  may: systemOnly,
  input: v.strictObject({}),
  output: v.object({ released: v.number() }),
  errors: ["conflict"],
  async run(ctx) {
    // Read first: a commit's messages are known before it.
    const [due] = await ctx.read((q) => [
      q
        .select({ id: deferredDeliveries.id, kind: deferredDeliveries.kind, payload: deferredDeliveries.payload })
        .from(deferredDeliveries)
        .where(lte(deferredDeliveries.dueAt, ctx.now))
        .orderBy(asc(deferredDeliveries.dueAt))
        .limit(100),
    ]);
    if (due.length === 0) return { released: 0 };
    await ctx.commit({
      // Two timers at once: one of them finds nothing and leaves nothing.
      statements: (w) => [
        w.execute(sql`with gone as (delete from ${deferredDeliveries} where id = any(${sql.param(due.map(({ id }) => id))}::bigint[]) returning 1)
          select refuse_unless((select count(*) from gone) = ${due.length}, 'conflict')`),
      ],
      events: due.map(({ kind, payload }) => ({ kind, payload })),
    });
    return { released: due.length };
  },
});
