import { adminTaxes } from "../../../../worker/words/admin-taxes";
import { shell } from "../../../../worker/words/shell";
import { useRefusal } from "../../../forms";
import { useReader, useWords } from "../../../locale";
import { Checkbox, Icon, Select, TextField } from "../../../ui";
import { countries } from "../../account/countries";
import { hasRefused, type RefusedAct } from "../../shared/act-dialog";
import { taxParts } from "./tax-input";
import type { TaxRule } from "./taxes";

interface Props {
  rule: TaxRule | undefined;
  refused: RefusedAct | undefined;
}

/** The tax of a country or of a region; that of a rule there is keeps its place. */
export function TaxFields({ rule, refused }: Props) {
  const t = useWords(adminTaxes);
  const { locale } = useReader();
  const mine = hasRefused(refused, "tax");
  const refusal = useRefusal(mine);
  const ticked = (name: "inclusive" | "reverseCharge") => (mine ? name in mine.values : (rule?.[name] ?? false));
  const isMixed = taxParts.some((part) => part > 0 && (mine?.values[`_percent.${part}`] || rule?.components[part]));
  return (
    <>
      {rule ? (
        <input type="hidden" name="countryCode" value={rule.countryCode} />
      ) : (
        <Select
          name="countryCode"
          label={t("country")}
          required
          emptyLabel="–"
          defaultValue={refusal.value("countryCode")}
          error={refusal.field("countryCode")}
          options={countries(locale).map(({ code, name }) => ({ value: code, label: name }))}
        />
      )}
      <RegionFields rule={rule} refused={refused} />
      <Part of={0} rule={rule} refused={refused} />
      <details open={isMixed} className="group">
        <summary className="inline-flex min-h-8 items-center gap-1 rounded-sm text-ink-muted hover:text-ink">
          {t("more_parts")}
          <Icon name="chevron-down" size={16} className="transition-transform group-open:rotate-180" />
        </summary>
        <div className="mt-3 grid gap-5">
          <p className="max-w-prose text-sm text-ink-muted">{t("more_parts_hint")}</p>
          <Part of={1} rule={rule} refused={refused} />
          <Part of={2} rule={rule} refused={refused} />
        </div>
      </details>
      <Checkbox
        name="inclusive"
        value="true"
        label={t("inclusive")}
        hint={t("inclusive_hint")}
        defaultChecked={ticked("inclusive")}
      />
      <Checkbox name="reverseCharge" value="true" label={t("reverse")} defaultChecked={ticked("reverseCharge")} />
    </>
  );
}

function RegionFields({ rule, refused }: Props) {
  const t = useWords(adminTaxes);
  const optional = useWords(shell)("optional");
  const refusal = useRefusal(hasRefused(refused, "tax"));
  const hasOwn = Boolean(rule?.region);
  if (rule && !hasOwn) return null;
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      {rule?.region ? (
        <input type="hidden" name="region.code" value={rule.region.code} />
      ) : (
        <TextField
          name="region.code"
          label={t("region_code")}
          hint={t("region_code_hint")}
          optional={optional}
          dir="ltr"
          maxLength={6}
          autoCapitalize="characters"
          className="sm:col-span-2 sm:max-w-64"
          defaultValue={refusal.value("region.code")}
          error={refusal.field("region.code")}
        />
      )}
      <TextField
        name="region.name.en"
        label={t("region_en")}
        dir="ltr"
        lang="en"
        maxLength={60}
        optional={hasOwn ? undefined : optional}
        required={hasOwn}
        defaultValue={refusal.value("region.name.en", rule?.region?.name.en)}
        error={refusal.field("region.name.en")}
      />
      <TextField
        name="region.name.ar"
        label={t("region_ar")}
        dir="rtl"
        lang="ar"
        maxLength={60}
        optional={optional}
        defaultValue={refusal.value("region.name.ar", rule?.region?.name.ar)}
        error={refusal.field("region.name.ar")}
      />
    </div>
  );
}

/** One of the taxes that it is made of: its name, and its rate. */
function Part({ of, rule, refused }: Props & { of: (typeof taxParts)[number] }) {
  const t = useWords(adminTaxes);
  const optional = useWords(shell)("optional");
  const refusal = useRefusal(hasRefused(refused, "tax"));
  const part = rule?.components[of];
  const name = `components.${of}`;
  return (
    <fieldset className="grid gap-5 sm:grid-cols-2">
      <legend className={of === 0 ? "sr-only" : "mb-3 text-sm text-ink-muted"}>{t(`part_${of}`)}</legend>
      <TextField
        name={`${name}.name.en`}
        label={t("tax_name_en")}
        dir="ltr"
        lang="en"
        required={of === 0}
        maxLength={60}
        defaultValue={refusal.value(`${name}.name.en`, part?.name.en)}
        error={refusal.field(`${name}.name.en`)}
      />
      <TextField
        name={`${name}.name.ar`}
        label={t("tax_name_ar")}
        dir="rtl"
        lang="ar"
        optional={optional}
        maxLength={60}
        defaultValue={refusal.value(`${name}.name.ar`, part?.name.ar)}
        error={refusal.field(`${name}.name.ar`)}
      />
      <TextField
        name={`_percent.${of}`}
        label={t("rate")}
        hint={of === 0 ? t("rate_hint") : undefined}
        type="number"
        inputMode="decimal"
        required={of === 0}
        min={0}
        max={100}
        step={0.0001}
        after="%"
        className="sm:col-span-2 sm:max-w-64"
        defaultValue={refusal.value(`_percent.${of}`, part ? String(part.basisPoints / 100) : "")}
        error={refusal.field(`${name}.basisPoints`) ?? (of === 0 ? refusal.field("components") : null)}
      />
    </fieldset>
  );
}
