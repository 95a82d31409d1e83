import { sql } from "drizzle-orm";
import * as v from "valibot";
import type { CommandContext } from "../../kernel/context";
import { command, systemOnly } from "../../kernel/verb";
import { holdsWitnessed, newestSeal } from "./chain";
import { readWitness, type Witness, writeWitness } from "./witness";

const rowsPerSeal = 5000;
const sealsPerCall = 20;

/**
 * Seals what the trail has grown by. Each seal is a commit of its own, so that a backlog is worked off in short transactions; a call that dies
 * half-way has lost nothing. The digests go to the log, and the newest one to the object storage: copies outside the database.
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
      if (!seal || seal.sealed === 0) {
        behind = false;
        break;
      }
      ctx.log.info("audit_sealed", { rows: seal.sealed, digest: seal.digest });
      seals += 1;
      rows += seal.sealed;
      behind = seal.sealed === rowsPerSeal;
    }
    await writeDownNewest(ctx);
    return { seals, rows, behind };
  },
});

/** Only ever forward along the chain: what shows that an end is missing is not overwritten by a chain that lacks it. */
async function writeDownNewest(ctx: CommandContext): Promise<void> {
  const known = await readWitness(ctx.ports.files);
  const [[newest], [held]] = await ctx.read((q) => [
    newestSeal(q),
    q.select({ holds: holdsWitnessed(known) }).from(sql`(values (1)) as one`),
  ]);
  if (!held?.holds) return ctx.log.error("audit_end_missing", { seal: known?.id, digest: known?.digest });
  if (newest && newest.digest !== known?.digest) await writeWitness(ctx.ports.files, newest satisfies Witness);
}
