import { lazy, Suspense } from "react";
import { authoringSettings } from "../../../../worker/words/authoring-settings";
import { decimalsOf } from "../../../../worker/words/format";
import { shell } from "../../../../worker/words/shell";
import { useReader, useWords } from "../../../locale";
import { RadioGroup, Select, TextArea, TextField } from "../../../ui";
import { fromMinor } from "../../shared/money";
import type { FieldsProps } from "./settings-part";
import { levels } from "./status";

/** Comes after the rest of the page, which is long without it. */
const UploadField = lazy(async () => ({ default: (await import("../upload/upload-field")).UploadField }));

interface Category {
  slug: string;
  name: string;
  depth: number;
}

/** Where the course stands: its address, category and level. */
export function PlaceFields({ course, categories, refusal }: FieldsProps & { categories: Category[] }) {
  const t = useWords(authoringSettings);
  return (
    <>
      <TextField
        name="slug"
        label={t("slug")}
        hint={t("slug_hint")}
        dir="ltr"
        required
        minLength={2}
        maxLength={80}
        pattern="[a-z0-9]+(-[a-z0-9]+)*"
        defaultValue={refusal.value("slug", course.slug)}
        error={refusal.field("slug") ?? (refusal.code === "slug_taken" ? refusal.message : null)}
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <Select
          name="category"
          label={t("category")}
          emptyLabel={t("no_category")}
          defaultValue={refusal.value("category", course.category ?? "")}
          error={refusal.field("category")}
          options={categories.map(({ slug, name, depth }) => ({
            value: slug,
            label: `${"\u2003".repeat(depth)}${name}`,
          }))}
        />
        <Select
          name="level"
          label={t("level")}
          defaultValue={refusal.value("level", course.level)}
          error={refusal.field("level")}
          options={levels.map((value) => ({ value, label: t(`level_${value}`) }))}
        />
      </div>
    </>
  );
}

export function CoverFields({ course, refusal }: FieldsProps) {
  const t = useWords(authoringSettings);
  return (
    <Suspense fallback={null}>
      <UploadField
        key={course.cover?.uuid ?? "none"}
        name="coverUuid"
        kind="course_cover"
        label={t("cover")}
        hint={t("cover_hint")}
        optional
        current={course.cover}
        value={refusal.value("coverUuid", course.cover?.uuid ?? "")}
        error={refusal.field("coverUuid")}
      />
    </Suspense>
  );
}

/** Free, sold once, or for subscribers; an amount in the house's currency and in those it is sold in already. */
export function PriceFields({ course, refusal }: FieldsProps) {
  const t = useWords(authoringSettings);
  const { tenant } = useReader();
  const currencies = [...new Set([tenant.currency, ...Object.keys(course.price ?? {})])];
  const models = ["free", "one_time", "subscription"] as const;
  return (
    <>
      <RadioGroup
        name="_model"
        legend={t("pricing_model")}
        defaultValue={refusal.value("_model", course.pricingModel)}
        options={models.map((value) => ({ value, label: t(`model_${value}`), hint: t(`model_${value}_hint`) }))}
      />
      {currencies.map((currency) => {
        const minor = course.price?.[currency];
        const name = `_price.${currency}`;
        return (
          <TextField
            key={currency}
            name={name}
            label={t("amount", { currency })}
            hint={t("amount_hint")}
            type="number"
            min={0}
            step={10 ** -decimalsOf(currency)}
            inputMode="decimal"
            after={currency}
            className="sm:max-w-64"
            defaultValue={refusal.value(name, minor === undefined ? "" : fromMinor(minor, currency))}
            error={refusal.field("pricing.price") ?? refusal.field(`pricing.price.${currency}`)}
          />
        );
      })}
    </>
  );
}

export function SkillFields({ course, refusal }: FieldsProps) {
  const t = useWords(authoringSettings);
  const common = useWords(shell);
  return (
    <TextArea
      name="_skills"
      label={t("skill_names")}
      hint={t("skills_hint")}
      optional={common("optional")}
      rows={5}
      defaultValue={refusal.value("_skills", course.skills.map(({ en, ar }) => (ar ? `${en} | ${ar}` : en)).join("\n"))}
      error={refusal.field("skills")}
    />
  );
}
