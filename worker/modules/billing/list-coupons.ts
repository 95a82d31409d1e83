import { sql } from "drizzle-orm";
import * as v from "valibot";
import { iso } from "../../kernel/json";
import { granted, query } from "../../kernel/verb";

const Coupon = v.object({
  uuid: v.string(),
  code: v.string(),
  basisPoints: v.nullable(v.number()),
  amount: v.nullable(v.record(v.string(), v.number())),
  startsAt: v.nullable(v.string()),
  endsAt: v.nullable(v.string()),
  maxUses: v.nullable(v.number()),
  usedCount: v.number(),
  courseTitle: v.nullable(v.string()),
});

export const listCoupons = query({
  name: "coupons.list",
  summary: "Lists the coupons that have not ended, the newest first.",
  may: granted("billing.manage", "all"),
  input: v.strictObject({}),
  output: v.object({ items: v.array(Coupon) }),
  errors: [],
  async run(ctx) {
    const [rows] = await ctx.read((q) => [
      q
        .select({
          coupon: sql<
            v.InferOutput<typeof Coupon>
          >`json_build_object('uuid', k.uuid, 'code', k.code, 'basisPoints', k.basis_points, 'amount', k.amount,
            'startsAt', ${iso(sql`k.starts_at`)}, 'endsAt', ${iso(sql`k.ends_at`)}, 'maxUses', k.max_uses, 'usedCount', k.used_count,
            'courseTitle', coalesce(c.translations->${ctx.locale}::text->>'title', c.translations->'en'->>'title'))`,
        })
        .from(sql`coupons k left join courses c on c.id = k.course_id`)
        .where(sql`k.deleted_at is null`)
        .orderBy(sql`k.id desc`)
        .limit(500),
    ]);
    return { items: rows.map(({ coupon }) => coupon) };
  },
});
