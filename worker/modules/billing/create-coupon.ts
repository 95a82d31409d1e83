import { sql } from "drizzle-orm";
import * as v from "valibot";
import { refuseUnless } from "../../kernel/database";
import { newUuid } from "../../kernel/ids";
import { command, granted } from "../../kernel/verb";
import { CreateCoupon } from "./inputs";

export const createCoupon = command({
  name: "coupons.create",
  summary: "Makes a coupon: a part or an amount off, dated, limited, for everything or for one course.",
  may: granted("billing.manage", "all"),
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
