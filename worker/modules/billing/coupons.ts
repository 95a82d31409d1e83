import { sql } from "drizzle-orm";
import * as v from "valibot";
import { insist, refuseUnless } from "../../kernel/database";
import { newUuid } from "../../kernel/ids";
import { iso } from "../../kernel/json";
import { command, granted, query } from "../../kernel/verb";
import { ByUuid, CreateCoupon } from "./inputs";

const may = granted("billing.manage", "all");

export const createCoupon = command({
  name: "coupons.create",
  summary: "Makes a coupon: a part or an amount off, dated, limited, for everything or for one course.",
  may,
  input: CreateCoupon,
  output: v.object({ uuid: v.string() }),
  errors: ["coupon_code_taken", "not_found"],
  async run(ctx, { code, reduction, startsAt, endsAt, maxUses, courseUuid }) {
    const reply = { uuid: newUuid() };
    const [basisPoints, amount] =
      reduction.kind === "percent" ? [reduction.basisPoints, null] : [null, JSON.stringify(reduction.amount)];
    const course = sql`(select c.id from courses c where c.uuid = ${courseUuid ?? null}::uuid and c.deleted_at is null)`;
    await ctx.commit({
      statements: (w) => [
        refuseUnless(w, sql`${courseUuid === undefined}::boolean or ${course} is not null`, "not_found"),
        w.execute(sql`
          insert into coupons (uuid, code, basis_points, amount, starts_at, ends_at, max_uses, course_id)
          values (${reply.uuid}::uuid, ${code}, ${basisPoints}::int, ${amount}::jsonb, ${startsAt ?? null}::timestamptz, ${endsAt ?? null}::timestamptz,
            ${maxUses ?? null}::int, ${course})`),
      ],
      constraints: { coupons_code: "coupon_code_taken" },
    });
    return reply;
  },
});

export const endCoupon = command({
  name: "coupons.end",
  summary: "Ends a coupon: nobody uses it any more, orders that were placed with it keep it.",
  may,
  input: ByUuid,
  output: v.object({}),
  errors: ["not_found"],
  async run(ctx, { uuid }) {
    await ctx.commit({
      statements: (w) => [
        insist(
          w,
          sql`update coupons set deleted_at = ${ctx.now.toISOString()}::timestamptz where uuid = ${uuid}::uuid and deleted_at is null returning id`,
          "not_found",
        ),
      ],
    });
    return {};
  },
});

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
  may,
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
