import * as v from "valibot";
import { bilingual, flag, integer, line, optionalProse, slug, uuid } from "../../kernel/inputs";
import { countable, features } from "./features";

const currency = v.pipe(v.string(), v.trim(), v.toUpperCase(), v.regex(/^[A-Z]{3}$/));
const amounts = v.pipe(
  v.record(currency, integer(1, 1_000_000_000)),
  v.check((price) => Object.keys(price).length <= 20),
);
/** A cycle that is left out is not offered. */
const price = v.strictObject({
  monthly: v.optional(amounts),
  quarterly: v.optional(amounts),
  annual: v.optional(amounts),
});
const held = v.pipe(
  v.array(v.strictObject({ feature: v.picklist(features), limit: v.optional(v.nullable(integer(1, 1_000_000))) })),
  v.maxLength(features.length),
  v.check((list) => new Set(list.map(({ feature }) => feature)).size === list.length),
  v.check((list) => list.every(({ feature, limit }) => countable.includes(feature) || typeof limit !== "number")),
);
const words = bilingual(v.strictObject({ name: line(80), description: optionalProse(1_000) }));
const rules = {
  translations: words,
  price,
  trialDays: v.optional(integer(0, 365), 0),
  rank: integer(0, 1_000),
  isActive: v.optional(flag, true),
  isDefault: v.optional(flag, false),
  features: held,
};

export const CreatePlan = v.strictObject({ slug, ...rules });
/** The whole of it: what is left out is taken away. */
export const EditPlan = v.strictObject({ uuid, ...rules });
export const ByUuid = v.strictObject({ uuid });
