import { and, inArray, isNull, sql } from "drizzle-orm";
import * as v from "valibot";
import { command, granted } from "../../kernel/verb";
import { SettleDeadLetters } from "./inputs";
import { deadLetters } from "./schema";

const Settled = v.object({ settled: v.number() });

/** A message keeps its uuid, by which whoever handles it knows what an earlier try has done already. Of two people at once, one retries. */
export const retryDeadLetters = command({
  name: "deadLetters.retry",
  summary: "Sends messages that the queue gave up on once more.",
  may: granted("platform.operate", "all"),
  input: SettleDeadLetters,
  output: Settled,
  errors: ["conflict"],
  async run(ctx, { outboxUuids }) {
    const wanted = [...new Set(outboxUuids)];
    // Read first: a commit's messages are known before it.
    const [letters] = await ctx.read((q) => [
      q
        .select({ uuid: deadLetters.outboxUuid, kind: deadLetters.kind, payload: deadLetters.payload })
        .from(deadLetters)
        .where(and(inArray(deadLetters.outboxUuid, wanted), isNull(deadLetters.outcome))),
    ]);
    if (letters.length === 0) throw ctx.refuse("conflict");
    const uuids = letters.map(({ uuid }) => uuid);
    await ctx.commit({
      statements: (w) => [
        w.execute(sql`with done as (${settle(uuids, "retried", ctx)} returning 1)
          select refuse_unless((select count(*) from done) = ${letters.length}, 'conflict')`),
      ],
      events: letters,
    });
    return { settled: letters.length };
  },
});

export const discardDeadLetters = command({
  name: "deadLetters.discard",
  summary: "Drops messages that the queue gave up on; what they were about is not done.",
  may: granted("platform.operate", "all"),
  input: SettleDeadLetters,
  output: Settled,
  errors: ["conflict"],
  async run(ctx, { outboxUuids }) {
    const [{ rowCount }] = await ctx.commit({
      statements: (w) => [w.execute(settle(outboxUuids, "discarded", ctx))],
    });
    if (rowCount === 0) throw ctx.refuse("conflict");
    return { settled: rowCount };
  },
});

const settle = (
  uuids: readonly string[],
  outcome: "retried" | "discarded",
  { now, actor }: { now: Date; actor: { kind: string; id?: number } },
) => sql`
  update dead_letters set outcome = ${outcome}, settled_at = ${now.toISOString()}::timestamptz, settled_by_id = ${actor.id ?? null}::bigint
  where outbox_uuid = any(${sql.param([...uuids])}::uuid[]) and outcome is null`;
