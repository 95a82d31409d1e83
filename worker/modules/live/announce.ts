import { sql } from "drizzle-orm";
import * as v from "valibot";
import { payloads } from "../../../queues/messages";
import { command, systemOnly } from "../../kernel/verb";
import { type FactRow, factColumns, factsOf } from "./telling";

/** Whoever changed it has told the object already; here, in case that never got through. */
export const announceSession = command({
  name: "liveSessions.announce",
  summary: "Tells the object of a live session how the session stands.",
  may: systemOnly,
  input: payloads["live_session.changed"],
  output: v.object({}),
  errors: [],
  async run(ctx, { sessionUuid }) {
    const [[row]] = await ctx.read((q) => [
      q
        .select({
          row: sql<FactRow>`(select to_json(f) from (select ${factColumns}) as f)`,
        })
        .from(sql`live_sessions s`)
        .where(sql`s.uuid = ${sessionUuid}::uuid`),
    ]);
    if (row) await ctx.ports.live.sessionChanged(sessionUuid, factsOf(row.row));
    return {};
  },
});
