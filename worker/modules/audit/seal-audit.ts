import { sql } from "drizzle-orm";
import * as v from "valibot";
import { command, systemOnly } from "../../kernel/verb";

const rowsPerSeal = 5000;
const sealsPerCall = 20;

/**
 * Seals what the trail has grown by. Each seal is a commit of its own, so that a backlog is worked off in short transactions; a call that dies
 * half-way has lost nothing. The digests go to the log too: a copy outside the database shows where the chain's end was cut off.
 */
export const sealAudit = command({
  name: "audit.seal",
  summary: "Seals the newest lines of the audit trail, chained to the seal before.",
  may: systemOnly,
  input: v.strictObject({}),
  output: v.object({ seals: v.number(), rows: v.number(), behind: v.boolean() }),
  errors: [],
  async run(ctx) {
    let [seals, rows, behind] = [0, 0, true];
    while (behind && seals < sealsPerCall) {
      const [[seal]] = await ctx.commit({
        statements: (w) => [
          w
            .select({ sealed: sql<number>`sealed::int`.mapWith(Number), digest: sql<string | null>`digest` })
            .from(sql`audit_seal(${rowsPerSeal}::integer)`),
        ],
      });
      if (!seal || seal.sealed === 0) return { seals, rows, behind: false };
      ctx.log.info("audit_sealed", { rows: seal.sealed, digest: seal.digest });
      seals += 1;
      rows += seal.sealed;
      behind = seal.sealed === rowsPerSeal;
    }
    return { seals, rows, behind };
  },
});
