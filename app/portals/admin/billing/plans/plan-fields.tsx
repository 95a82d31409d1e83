import { adminPlans } from "../../../../../worker/words/admin-plans";
import { decimalsOf } from "../../../../../worker/words/format";
import { shell } from "../../../../../worker/words/shell";
import { type Refused, useRefusal } from "../../../../forms";
import { useWords } from "../../../../locale";
import { Checkbox, Fieldset, TextArea, TextField } from "../../../../ui";
import { fromMinor } from "../../../shared/money";
import { cycles, type PlanPrice } from "../../../shared/plans";

export interface EditedPlan {
  uuid: string;
  slug: string;
  translations: Record<"en", Words> & { ar?: Words | undefined };
  price: PlanPrice;
  trialDays: number;
  rank: number;
  isActive: boolean;
  isDefault: boolean;
  features: { feature: string; limit: number | null }[];
}
interface Words {
  name: string;
  description?: string | undefined;
}
interface Props {
  plan: EditedPlan | null;
  /** What features are called, by their codes. */
  names: Record<string, string>;
  currencies: readonly string[];
  refused: Refused | null | undefined;
}

/** All of a plan: its words, its prices, its rules and what it holds. */
export function PlanFields({ plan, names, currencies, refused }: Props) {
  const t = useWords(adminPlans);
  const refusal = useRefusal(refused);
  // What was typed and refused stands again; a box that was not ticked is not among it.
  const ticked = (name: string, otherwise: boolean) => (refused ? name in refused.values : otherwise);
  return (
    <>
      <WordFields plan={plan} refusal={refusal} />
      <Fieldset legend={t("prices")} hint={t("prices_hint")} error={refusal.field("price")}>
        {currencies.map((currency) => (
          <div key={currency} className="grid gap-5 sm:grid-cols-3">
            {cycles.map((cycle) => {
              const name = `_price.${cycle}.${currency}`;
              const minor = plan?.price[cycle]?.[currency];
              return (
                <TextField
                  key={cycle}
                  name={name}
                  label={t("amount", { cycle: t(`cycle_${cycle}`), currency })}
                  type="number"
                  min={0}
                  step={10 ** -decimalsOf(currency)}
                  inputMode="decimal"
                  after={currency}
                  defaultValue={refusal.value(name, minor === undefined ? "" : fromMinor(minor, currency))}
                  error={refusal.field(`price.${cycle}.${currency}`)}
                />
              );
            })}
          </div>
        ))}
      </Fieldset>
      <Fieldset legend={t("rules")}>
        <div className="grid gap-5 sm:grid-cols-2">
          <TextField
            name="rank"
            label={t("rank")}
            hint={t("rank_hint")}
            type="number"
            min={0}
            max={1000}
            required
            defaultValue={refusal.value("rank", String(plan?.rank ?? 1))}
            error={refusal.field("rank")}
          />
          <TextField
            name="trialDays"
            label={t("trial_days")}
            hint={t("trial_hint")}
            type="number"
            min={0}
            max={365}
            defaultValue={refusal.value("trialDays", String(plan?.trialDays ?? 0))}
            error={refusal.field("trialDays")}
          />
        </div>
        <Checkbox
          name="isActive"
          value="true"
          label={t("is_active")}
          hint={t("is_active_hint")}
          defaultChecked={ticked("isActive", plan?.isActive ?? true)}
        />
        <Checkbox
          name="isDefault"
          value="true"
          label={t("is_default")}
          hint={t("is_default_hint")}
          defaultChecked={ticked("isDefault", plan?.isDefault ?? false)}
        />
      </Fieldset>
      <FeatureFields plan={plan} names={names} refusal={refusal} />
    </>
  );
}

type Refusal = ReturnType<typeof useRefusal>;

function WordFields({ plan, refusal }: { plan: EditedPlan | null; refusal: Refusal }) {
  const t = useWords(adminPlans);
  const optional = useWords(shell)("optional");
  return (
    <Fieldset legend={t("words")}>
      {plan ? null : (
        <TextField
          name="slug"
          label={t("slug")}
          hint={t("slug_hint")}
          dir="ltr"
          required
          maxLength={80}
          className="sm:max-w-96"
          defaultValue={refusal.value("slug")}
          error={refusal.field("slug") ?? (refusal.code === "slug_taken" ? refusal.message : null)}
        />
      )}
      <div className="grid gap-5 sm:grid-cols-2">
        {(["en", "ar"] as const).map((locale) => (
          <TextField
            key={locale}
            name={`translations.${locale}.name`}
            label={t(`name_${locale}`)}
            lang={locale}
            dir={locale === "ar" ? "rtl" : "ltr"}
            maxLength={80}
            {...(locale === "en" ? { required: true } : { optional })}
            defaultValue={refusal.value(`translations.${locale}.name`, plan?.translations[locale]?.name ?? "")}
            error={refusal.field(`translations.${locale}.name`)}
          />
        ))}
        {(["en", "ar"] as const).map((locale) => (
          <TextArea
            key={locale}
            name={`translations.${locale}.description`}
            label={t(`description_${locale}`)}
            lang={locale}
            dir={locale === "ar" ? "rtl" : "ltr"}
            rows={3}
            maxLength={1000}
            optional={optional}
            defaultValue={refusal.value(
              `translations.${locale}.description`,
              plan?.translations[locale]?.description ?? "",
            )}
            error={refusal.field(`translations.${locale}.description`)}
          />
        ))}
      </div>
    </Fieldset>
  );
}

/** Those of which a plan may hold so many and no more, as plans.create has it; a limit on any other is refused there. */
const countable = ["course_access", "events", "job_postings"];

function FeatureFields({ plan, names, refusal }: Pick<Props, "plan" | "names"> & { refusal: Refusal }) {
  const t = useWords(adminPlans);
  return (
    <Fieldset legend={t("features")} hint={t("limit_hint")} error={refusal.field("features")}>
      <ul className="grid gap-4">
        {Object.entries(names).map(([feature, name]) => {
          const held = plan?.features.find((one) => one.feature === feature);
          return (
            <li key={feature} className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
              <Checkbox name="_feature" value={feature} label={name} defaultChecked={held !== undefined} id={feature} />
              {countable.includes(feature) ? (
                <TextField
                  name={`_limit.${feature}`}
                  label={t("limit_of", { name })}
                  type="number"
                  min={1}
                  max={1_000_000}
                  className="sm:w-64"
                  defaultValue={refusal.value(`_limit.${feature}`, held?.limit ? String(held.limit) : "")}
                />
              ) : null}
            </li>
          );
        })}
      </ul>
    </Fieldset>
  );
}
