import { sql } from "drizzle-orm";
import type { QueryContext } from "../../kernel/context";
import type { Selecting } from "../../kernel/database";
import type { Cycle } from "../plans";
import { selectCoupon } from "./coupon-rules";
import { kinds, type Offer } from "./kinds";
import type { LineKind } from "./schema";

export interface TaxRuleFound {
  basisPoints: number;
  inclusive: boolean;
  reverseCharge: boolean;
  name: { en: string; ar?: string | undefined };
}
export interface Asked {
  kind: LineKind;
  uuid: string;
  cycle?: Cycle | undefined;
  coupon?: string | undefined;
  countryCode?: string | undefined;
}

/** What decides a price: what is offered, the coupon and the tax of the buyer's country. */
export const selectAppraisal = (
  q: Selecting,
  { kind, uuid, cycle, coupon, countryCode }: Asked,
  buyerId: number,
  now: Date,
) =>
  q
    .select({
      offer: sql<Offer | null>`(select to_jsonb(o) from (${kinds[kind].offer({ uuid, cycle }, buyerId, now)}) as o)`,
      coupon: selectCoupon({ kind, uuid, coupon }, buyerId, now),
      rule: sql<TaxRuleFound | null>`(select to_jsonb(r) from (
        select r.basis_points as "basisPoints", r.inclusive, r.reverse_charge as "reverseCharge",
          jsonb_build_object('en', r.translations->'en'->>'name') || case when r.translations->'ar'->>'name' is null then '{}'
            else jsonb_build_object('ar', r.translations->'ar'->>'name') end as name
        from tax_rules r where r.country_code = ${kinds[kind].isOnAccount ? "" : (countryCode ?? "")} and r.deleted_at is null) as r)`,
    })
    .from(sql`(values (1)) as one`);

export const buyerOf = ({ actor }: QueryContext): number => (actor.kind === "person" ? actor.id : 0);
