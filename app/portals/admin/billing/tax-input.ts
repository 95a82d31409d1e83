import { formInput } from "../../../forms";

/** The form of a tax as taxRules.set wants it: the rate is written in percent, and a box that is not ticked is not sent. */
export function taxInput(form: FormData): Record<string, unknown> {
  const { translations, ...input } = formInput(form) as { translations?: Record<string, { name: string }> };
  const { ar, ...names } = translations ?? {};
  return {
    inclusive: false,
    ...input,
    translations: ar?.name.trim() ? { ...names, ar } : names,
    basisPoints: Math.round(Number(form.get("_percent") || Number.NaN) * 100),
  };
}
