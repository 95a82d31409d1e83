import { sql } from "drizzle-orm";
import type { QueryContext } from "../../kernel/context";
import type { Selecting } from "../../kernel/database";
import type { Cycle } from "../plans";
import { selectCoupon } from "./coupon-rules";
import { kinds, type Offer } from "./kinds";
import type { LineKind } from "./schema";
import { taxRegionsOf, taxRuleOf } from "./tax-rule";

export interface Asked {
  kind: LineKind;
  uuid: string;
  cycle?: Cycle | undefined;
  coupon?: string | undefined;
  countryCode?: string | undefined;
  regionCode?: string | undefined;
}

/** What decides a price: what is offered, the coupon and the tax of where the buyer lives. */
export const selectAppraisal = (
  q: Selecting,
  { kind, uuid, cycle, coupon, countryCode = "", regionCode = "" }: Asked,
  buyerId: number,
  now: Date,
) => {
  const country = sql`${kinds[kind].isOnAccount ? "" : countryCode}::char(2)`;
  return q
    .select({
      offer: sql<Offer | null>`(select to_jsonb(o) from (${kinds[kind].offer({ uuid, cycle }, buyerId, now)}) as o)`,
      coupon: selectCoupon({ kind, uuid, coupon }, buyerId, now),
      rule: taxRuleOf(country, sql`${regionCode}::text`),
      regions: taxRegionsOf(country),
    })
    .from(sql`(values (1)) as one`);
};

export const buyerOf = ({ actor }: QueryContext): number => (actor.kind === "person" ? actor.id : 0);
