import { sql } from "drizzle-orm";
import * as v from "valibot";
import { readIdCursor, writeCursor } from "../../kernel/paging";
import { auditLogs, auditSeals } from "../../kernel/schema";
import { granted, query } from "../../kernel/verb";
import { holdsWitnessed, newestSeal } from "./chain";
import { VerifySeals } from "./inputs";
import { readWitness, type Witness } from "./witness";

const Broken = v.object({
  sealedAt: v.string(),
  /** The lines that the seal covers. */
  firstId: v.string(),
  lastId: v.string(),
  expectedRows: v.number(),
  foundRows: v.number(),
  /**
   * "rows": lines were changed, removed or slipped in; "chain": the seal does not continue the one before it; "end": the seal is known outside the
   * database and gone from it, with what came after.
   */
  reason: v.picklist(["rows", "chain", "end"]),
});

export const verifySeals = query({
  name: "audit.verifySeals",
  summary: "Recomputes the audit trail's seals and answers with the first broken one, if any.",
  may: granted("audit.read", "all"),
  rate: "expensive",
  input: VerifySeals,
  output: v.object({
    ok: v.boolean(),
    /** Checked in this call. */
    seals: v.number(),
    rows: v.number(),
    broken: v.nullable(Broken),
    /** Give it back as `cursor` to go on; null when the end is reached or a seal is broken. */
    next: v.nullable(v.string()),
    /** The chain's newest seal, to compare with the log's. */
    head: v.nullable(v.object({ sealedAt: v.string(), digest: v.string() })),
    /** Lines not sealed yet, counted to 10,000 at most. */
    unsealedRows: v.number(),
  }),
  errors: [],
  async run(ctx, { cursor, limit }) {
    const after = readIdCursor(cursor) ?? 0;
    // First: the chain may grow in the meantime, never shrink.
    const witness = await readWitness(ctx.ports.files);
    const before = sql`(select p.digest, p.last_xid, p.last_id from ${auditSeals} p where p.id < s.id order by p.id desc limit 1)`;
    const [seals, [head], [end], [unsealed]] = await ctx.read((q) => [
      q
        .select({
          id: sql<number>`s.id`.mapWith(Number),
          sealedAt: sql<Date>`s.created_at`.mapWith(auditSeals.createdAt),
          firstId: sql<string>`s.first_id::text`,
          lastId: sql<string>`s.last_id::text`,
          expectedRows: sql<number>`s.row_count`.mapWith(Number),
          foundRows: sql<number>`d.row_count`.mapWith(Number),
          rowsHold: sql<boolean>`s.digest = d.digest and s.row_count = d.row_count`,
          chainHolds: sql<boolean>`s.previous_digest = coalesce(p.digest, '')`,
        })
        .from(sql`(select * from ${auditSeals} where id > ${after} order by id limit ${limit}) s
          left join lateral ${before} p on true
          cross join lateral audit_digest(coalesce(p.last_xid, '0'::xid8), coalesce(p.last_id, 0), s.last_xid, s.last_id, s.previous_digest) d`)
        .orderBy(sql`s.id`),
      newestSeal(q),
      q.select({ holds: holdsWitnessed(witness) }).from(sql`(values (1)) as one`),
      q.select({ rows: sql<number>`count(*)`.mapWith(Number) }).from(sql`(select from ${auditLogs} a
          where (a.xid, a.id) > (coalesce((select last_xid from ${auditSeals} order by id desc limit 1), '0'::xid8),
            coalesce((select last_id from ${auditSeals} order by id desc limit 1), 0)) limit 10000) as unsealed`),
    ]);
    const at = seals.findIndex((seal) => !seal.rowsHold || !seal.chainHolds);
    const sound = at === -1 ? seals : seals.slice(0, at);
    const last = seals.at(-1);
    const broken = brokenOf(seals[at]) ?? (witness && !end?.holds ? cutOff(witness) : null);
    return {
      ok: !broken,
      seals: sound.length,
      rows: sound.reduce((sum, seal) => sum + seal.expectedRows, 0),
      broken,
      next: !broken && last && seals.length === limit ? writeCursor([last.id]) : null,
      head: head ? { sealedAt: head.sealedAt, digest: head.digest } : null,
      unsealedRows: unsealed?.rows ?? 0,
    };
  },
});

type Broken = v.InferOutput<typeof Broken>;
interface Seal extends Omit<Broken, "sealedAt" | "reason"> {
  sealedAt: Date;
  chainHolds: boolean;
}

const brokenOf = (seal: Seal | undefined): Broken | null =>
  seal
    ? {
        sealedAt: seal.sealedAt.toISOString(),
        firstId: seal.firstId,
        lastId: seal.lastId,
        expectedRows: seal.expectedRows,
        foundRows: seal.foundRows,
        reason: seal.chainHolds ? "rows" : "chain",
      }
    : null;

const cutOff = ({ sealedAt, firstId, lastId, rows }: Witness): Broken => ({
  sealedAt,
  firstId,
  lastId,
  expectedRows: rows,
  foundRows: 0,
  reason: "end",
});
