import { sql } from "drizzle-orm";
import * as v from "valibot";
import { iso } from "../../../kernel/json";
import { pageOf, readIdCursor, toPage } from "../../../kernel/paging";
import { granted, query } from "../../../kernel/verb";
import { OfPayer } from "../inputs";
import { Payer, payerRow } from "./payers";

const Fee = v.object({
  uuid: v.string(),
  candidate: v.string(),
  jobTitle: v.string(),
  chargedAt: v.string(),
  /** The number of its invoice. */
  number: v.nullable(v.string()),
  total: v.number(),
  /** What of it was taken back; the rest may still be. */
  creditedAmount: v.number(),
});

export const readPayer = query({
  name: "payers.read",
  summary: "Says what is known of a company's account, with the fees that were charged to it, the newest first.",
  may: granted("billing.read", "all"),
  input: OfPayer,
  output: v.object({ payer: Payer, fees: pageOf(Fee) }),
  errors: ["not_found"],
  async run(ctx, { payerUuid, cursor, limit }) {
    const after = readIdCursor(cursor);
    const [[found], rows] = await ctx.read((q) => [
      q
        .select({ payer: payerRow })
        .from(sql`payers a join users u on u.id = a.contact_id`)
        .where(sql`a.uuid = ${payerUuid}::uuid and a.deleted_at is null`),
      q
        .select({
          id: sql<number>`f.id::float8`,
          fee: sql<v.InferOutput<typeof Fee>>`json_build_object('uuid', f.uuid, 'candidate', c.full_name,
            'jobTitle', coalesce(f.job_title->>${ctx.locale}::text, f.job_title->>'en'), 'chargedAt', ${iso(sql`f.charged_at`)},
            'number', (select i.series || '-' || lpad(i.number::text, 6, '0') from invoices i where i.fee_id = f.id and i.kind = 'invoice'),
            'total', f.total, 'creditedAmount', f.credited_amount)`,
        })
        .from(sql`candidate_fees f join users c on c.id = f.candidate_id`)
        .where(
          sql`f.payer_id = (select a.id from payers a where a.uuid = ${payerUuid}::uuid and a.deleted_at is null)
            ${after === null ? sql`` : sql`and f.id < ${after}::bigint`}`,
        )
        .orderBy(sql`f.id desc`)
        .limit(limit + 1),
    ]);
    if (!found) throw ctx.refuse("not_found");
    const { items, next } = toPage(rows, limit, ({ id }) => [id]);
    return { payer: found.payer, fees: { items: items.map(({ fee }) => fee), next } };
  },
});
