import { lt } from "drizzle-orm";
import * as v from "valibot";
import { command, systemOnly } from "../../kernel/verb";
import { mailDeliveries } from "./schema";

const keptMs = 7 * 24 * 3_600_000;

export const pruneMails = command({
  name: "mails.prune",
  summary: "Forgets deliveries older than seven days.",
  may: systemOnly,
  input: v.strictObject({}),
  output: v.object({ removed: v.number() }),
  errors: [],
  async run(ctx) {
    const [result] = await ctx.commit({
      statements: (w) => [
        w.delete(mailDeliveries).where(lt(mailDeliveries.createdAt, new Date(ctx.now.getTime() - keptMs))),
      ],
    });
    return { removed: result.rowCount };
  },
});
