import { sql } from "drizzle-orm";
import * as v from "valibot";
import { query, signedIn } from "../../../kernel/verb";
import { buyerOf } from "../appraise";
import { clicksOf, Figures, figuresOf } from "./figures";

const Programme = v.object({
  /** The terms for an order that is placed now. */
  terms: v.object({
    isOpen: v.boolean(),
    /** Hundredths of a percent: the caller's own rate, or the common one. */
    basisPoints: v.number(),
    windowDays: v.number(),
    /** So long after it was paid a commission is held. */
    heldDays: v.number(),
  }),
  /** Null for who has not joined. */
  affiliate: v.nullable(
    v.object({ code: v.string(), isSuspended: v.boolean(), clicks: v.number(), figures: v.array(Figures) }),
  ),
});

export const readMyProgramme = query({
  name: "affiliates.readMine",
  summary: "Reads the affiliate programme's terms, and what the caller's links have brought: clicks, sales and money.",
  may: signedIn,
  input: v.strictObject({}),
  output: Programme,
  errors: ["not_found"],
  async run(ctx) {
    const own = sql`affiliates a where a.user_id = ${buyerOf(ctx)}::bigint and a.deleted_at is null`;
    const [[row]] = await ctx.read((q) => [
      q
        .select({
          programme: sql<v.InferOutput<typeof Programme>>`json_build_object(
            'terms', json_build_object('isOpen', s.affiliates_open, 'basisPoints', coalesce((select a.basis_points from ${own}), s.affiliate_basis_points),
              'windowDays', s.affiliate_window_days, 'heldDays', s.refund_days),
            'affiliate', (select json_build_object('code', a.code, 'isSuspended', a.suspended_at is not null, 'clicks', ${clicksOf},
              'figures', ${figuresOf(ctx.now)}) from ${own}))`,
        })
        .from(sql`billing_settings s`),
    ]);
    if (!row) throw ctx.refuse("not_found");
    return row.programme;
  },
});
