import { sql } from "drizzle-orm";
import * as v from "valibot";
import type { Message } from "../../../queues/messages";
import { uuid } from "../../kernel/inputs";
import { command, systemOnly } from "../../kernel/verb";
import { deadLetters } from "./schema";

/** What tells of dead letters does not tell of its own end. */
const silent = ["dead_letter.recorded", "mail.notification", "push.notification"];

export const recordDeadLetter = command({
  name: "deadLetters.record",
  summary: "Keeps a message that the queue gave up on, for an administrator to see. The first reason noted stays.",
  may: systemOnly,
  input: v.strictObject({
    outboxUuid: uuid,
    kind: v.pipe(v.string(), v.maxLength(200)),
    payload: v.record(v.string(), v.unknown()),
    lastError: v.nullable(v.string()),
  }),
  output: v.object({}),
  errors: [],
  async run(ctx, { lastError, ...letter }) {
    await ctx.commit({
      statements: (w) => [
        w
          .insert(deadLetters)
          .values({ ...letter, lastError: lastError?.slice(0, 500) ?? null })
          // One that died again after a retry waits for a decision again.
          .onConflictDoUpdate({
            target: deadLetters.outboxUuid,
            set: {
              outcome: null,
              settledAt: null,
              settledById: null,
              lastError: sql`coalesce(excluded.last_error, ${deadLetters.lastError})`,
            },
            setWhere: sql`${deadLetters.outcome} = 'retried'`,
          }),
      ],
      events: silent.includes(letter.kind)
        ? []
        : [{ kind: "dead_letter.recorded", payload: { outboxUuid: letter.outboxUuid } } satisfies Message],
    });
    return {};
  },
});
