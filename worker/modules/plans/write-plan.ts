import { type SQL, sql } from "drizzle-orm";
import type * as v from "valibot";
import type { Writing } from "../../kernel/database";
import type { EditPlan } from "./inputs";

type Rules = Omit<v.InferOutput<typeof EditPlan>, "uuid">;

/** The columns that both writing verbs fill, as values in the order of `planColumns`. */
export const planColumns = sql.raw("translations, price, trial_days, rank, is_active, is_default");
export const planValues = ({ translations, price, trialDays, rank, isActive, isDefault }: Rules): SQL => sql`
  ${JSON.stringify(translations)}::jsonb, ${JSON.stringify(price)}::jsonb, ${trialDays}::int, ${rank}::int, ${isActive}::boolean, ${isDefault}::boolean`;

/** Makes what a plan holds what it is to hold. */
export const writeFeatures = (w: Writing, uuid: string, features: Rules["features"]) => {
  const plan = sql`(select p.id from plans p where p.uuid = ${uuid}::uuid)`;
  return [
    w.execute(sql`
      delete from plan_features f where f.plan_id = ${plan} and f.feature <> all (${sql.param(features.map(({ feature }) => feature))}::text[])`),
    ...features.map(({ feature, limit }) =>
      w.execute(sql`
        insert into plan_features (plan_id, feature, "limit") values (${plan}, ${feature}, ${limit ?? null}::int)
        on conflict (plan_id, feature) do update set "limit" = excluded."limit" where plan_features."limit" is distinct from excluded."limit"`),
    ),
  ];
};
