import { type SQL, sql } from "drizzle-orm";
import * as v from "valibot";
import type { Locale } from "../../kernel/columns";
import { rowsAsJson } from "../../kernel/json";
import { features } from "./features";

const amounts = v.record(v.string(), v.number());

export const Plan = v.object({
  uuid: v.string(),
  slug: v.string(),
  /** In the language of whoever asks, else in English. */
  name: v.string(),
  description: v.nullable(v.string()),
  /** Minor units by cycle and currency. */
  price: v.object({ monthly: v.optional(amounts), quarterly: v.optional(amounts), annual: v.optional(amounts) }),
  trialDays: v.number(),
  rank: v.number(),
  isDefault: v.boolean(),
  features: v.array(v.object({ feature: v.picklist(features), limit: v.nullable(v.number()) })),
});

/** The row of a Plan, over `plans p`. */
export const planRow = (locale: Locale): SQL => sql`
  p.uuid, p.slug, coalesce(p.translations->${locale}::text->>'name', p.translations->'en'->>'name') as name,
  coalesce(p.translations->${locale}::text->>'description', p.translations->'en'->>'description') as description,
  p.price, p.trial_days as "trialDays", p.rank, p.is_default as "isDefault",
  ${rowsAsJson(sql`select f.feature, f."limit" from plan_features f where f.plan_id = p.id order by ${place}`)} as features`;

const place = sql`array_position(${sql.param([...features])}::text[], f.feature)`;
