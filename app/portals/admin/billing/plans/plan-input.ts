import { toMinor } from "../../../shared/money";
import { cycles } from "../../../shared/plans";

const text = (form: FormData, name: string) => String(form.get(name) ?? "").trim();

/** The form of a plan as plans.create and plans.edit want it: all of it, since what is left out is taken away. */
export function planInput(form: FormData): Record<string, unknown> {
  const words = (locale: string) => ({
    name: text(form, `translations.${locale}.name`),
    description: text(form, `translations.${locale}.description`),
  });
  const ar = words("ar");
  return {
    translations: { en: words("en"), ...(ar.name || ar.description ? { ar } : {}) },
    price: pricesOf(form),
    trialDays: text(form, "trialDays") || "0",
    rank: text(form, "rank"),
    isActive: form.has("isActive"),
    isDefault: form.has("isDefault"),
    features: form.getAll("_feature").map((feature) => {
      const limit = text(form, `_limit.${feature}`);
      return { feature, ...(limit ? { limit } : {}) };
    }),
  };
}

/** "_price.monthly.SAR" holds an amount as people write it; an empty one is no price. */
function pricesOf(form: FormData): Record<string, Record<string, number>> {
  const price: Record<string, Record<string, number>> = {};
  for (const [name, value] of form) {
    const [, cycle, currency] = /^_price\.(\w+)\.([A-Z]{3})$/.exec(name) ?? [];
    if (!currency || value === "" || !cycles.some((one) => one === cycle)) continue;
    price[cycle as string] = { ...price[cycle as string], [currency]: toMinor(value, currency) };
  }
  return price;
}
