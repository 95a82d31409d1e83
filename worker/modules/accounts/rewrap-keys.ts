import { eq, ne } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import * as v from "valibot";
import { command, systemOnly } from "../../kernel/verb";
import { personKeys } from "./schema";

/** As many as one run of the timer can do well within its time. */
const atOnce = 500;

export const rewrapKeys = command({
  name: "accounts.rewrapKeys",
  summary: "Wraps people's keys that an older secret of the tenant wrapped under the newest one.",
  may: systemOnly,
  input: v.strictObject({}),
  output: v.object({ rewrapped: v.number() }),
  errors: [],
  async run(ctx) {
    const { vault } = ctx.ports;
    // Read first: what is wrapped must be here to be wrapped anew.
    const [old] = await ctx.read((q) => [
      q
        .select({ uuid: personKeys.uuid, wrapped: personKeys.wrapped })
        .from(personKeys)
        .where(ne(personKeys.secretId, vault.current))
        .limit(atOnce),
    ]);
    const [first, ...rest] = await Promise.all(old.map(vault.rewrap));
    if (!first) return { rewrapped: 0 };
    await ctx.commit({
      statements: (w) => {
        const store = ({ uuid, wrapped }: typeof first): BatchItem<"pg"> =>
          w.update(personKeys).set({ wrapped, secretId: vault.current }).where(eq(personKeys.uuid, uuid));
        return [store(first), ...rest.map(store)];
      },
    });
    return { rewrapped: old.length };
  },
});
