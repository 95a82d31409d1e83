import * as v from "valibot";
import { uuid } from "../../kernel/inputs";
import { command, systemOnly } from "../../kernel/verb";
import { deadLetters } from "./schema";

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
          .onConflictDoNothing({ target: deadLetters.outboxUuid }),
      ],
    });
    return {};
  },
});
