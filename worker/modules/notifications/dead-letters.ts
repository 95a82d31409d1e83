import { desc, sql } from "drizzle-orm";
import * as v from "valibot";
import { pageOf, readIdCursor, toPage } from "../../kernel/paging";
import { granted, query } from "../../kernel/verb";
import { ListDeadLetters } from "./inputs";
import { deadLetters } from "./schema";

const DeadLetter = v.object({
  outboxUuid: v.string(),
  kind: v.string(),
  /** Ids alone: what the message was about. */
  payload: v.record(v.string(), v.unknown()),
  lastError: v.nullable(v.string()),
  createdAt: v.string(),
  outcome: v.nullable(v.picklist(["retried", "discarded"])),
  settledAt: v.nullable(v.string()),
  settledBy: v.nullable(v.string()),
});

export const listDeadLetters = query({
  name: "deadLetters.list",
  summary:
    "Lists the messages that the queue gave up on, the newest first: those that wait for a decision, or those that had one.",
  may: granted("platform.observe", "all"),
  input: ListDeadLetters,
  output: pageOf(DeadLetter),
  errors: [],
  async run(ctx, { state, cursor, limit }) {
    const after = readIdCursor(cursor);
    const [rows] = await ctx.read((q) => [
      q
        .select({
          id: deadLetters.id,
          outboxUuid: deadLetters.outboxUuid,
          kind: deadLetters.kind,
          payload: deadLetters.payload,
          lastError: deadLetters.lastError,
          createdAt: deadLetters.createdAt,
          outcome: deadLetters.outcome,
          settledAt: deadLetters.settledAt,
          settledBy: sql<string | null>`(select u.full_name from users u where u.id = settled_by_id)`,
        })
        .from(deadLetters)
        .where(
          sql`${state === "open" ? sql`outcome is null` : sql`outcome is not null`} ${after === null ? sql`` : sql`and id < ${after}`}`,
        )
        .orderBy(desc(deadLetters.id))
        .limit(limit + 1),
    ]);
    const { items, next } = toPage(rows, limit, ({ id }) => [id]);
    return {
      items: items.map(({ id: _, ...row }) => ({
        ...row,
        createdAt: row.createdAt.toISOString(),
        settledAt: row.settledAt?.toISOString() ?? null,
      })),
      next,
    };
  },
});
