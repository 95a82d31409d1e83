/** How many taxes one may be made of. */
export const taxParts = [0, 1, 2] as const;

/** The form of a tax as taxRules.set wants it: rates are written in percent, and a box that is not ticked is not sent. What is left empty at the end is no part. */
export function taxInput(form: FormData): Record<string, unknown> {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const named = (name: string) => {
    const ar = text(`${name}.ar`);
    return { en: text(`${name}.en`), ...(ar ? { ar } : {}) };
  };
  const parts = taxParts.map((index) => ({
    name: named(`components.${index}.name`),
    percent: text(`_percent.${index}`),
  }));
  const last = parts.findLastIndex(({ name, percent }) => name.en || name.ar || percent);
  const region = { code: text("region.code"), name: named("region.name") };
  return {
    countryCode: text("countryCode"),
    ...(region.code || region.name.en || region.name.ar ? { region } : {}),
    components: parts.slice(0, Math.max(last, 0) + 1).map(({ name, percent }) => ({
      name,
      basisPoints: percent ? Math.round(Number(percent) * 10_000) / 100 : null,
    })),
    inclusive: form.has("inclusive"),
    reverseCharge: form.has("reverseCharge"),
  };
}
