import { authoringSettings } from "../../../../worker/words/authoring-settings";
import { shell } from "../../../../worker/words/shell";
import { useWords } from "../../../locale";
import { ProseField } from "../../../prose/prose-field";
import { TextArea, TextField } from "../../../ui";
import type { FieldsProps } from "./settings-part";

type Language = "en" | "ar";
const lookOf = (language: Language) => ({ lang: language, dir: language === "ar" ? "rtl" : "ltr" });
const pairs = "grid gap-5 sm:grid-cols-2";

/** What the catalogue and the course's page say, in both languages. */
export function WordFields({ course, refusal }: FieldsProps) {
  const t = useWords(authoringSettings);
  const common = useWords(shell);
  const written = course.translations;
  const line = (part: "title" | "subtitle", language: Language, max: number) => {
    const name = `translations.${language}.${part}`;
    const isRequired = part === "title" && language === "en";
    return (
      <TextField
        {...lookOf(language)}
        name={name}
        label={t(`${part}_${language}`)}
        {...(isRequired ? { required: true } : { optional: common("optional") })}
        maxLength={max}
        defaultValue={refusal.value(name, written[language]?.[part])}
        error={refusal.field(name)}
      />
    );
  };
  const shared = (part: "description" | "outcomes" | "requirements", language: Language) => ({
    ...lookOf(language),
    name: `translations.${language}.${part}`,
    label: t(`${part}_${language}`),
    optional: common("optional"),
    error: refusal.field(`translations.${language}.${part}`),
  });
  const description = (language: Language) => {
    const saved = written[language]?.description ?? "";
    const look = shared("description", language);
    return (
      <ProseField
        {...look}
        className="sm:col-span-2"
        rows={8}
        saved={saved}
        defaultValue={refusal.value(look.name, saved)}
      />
    );
  };
  const lines = (part: "outcomes" | "requirements", language: Language) => {
    const look = shared(part, language);
    const value = written[language]?.[part]?.join("\n");
    return <TextArea {...look} hint={t("lines_hint")} rows={4} defaultValue={refusal.value(look.name, value)} />;
  };
  return (
    <div className={pairs}>
      {line("title", "en", 160)}
      {line("title", "ar", 160)}
      {line("subtitle", "en", 240)}
      {line("subtitle", "ar", 240)}
      {description("en")}
      {description("ar")}
      {lines("outcomes", "en")}
      {lines("outcomes", "ar")}
      {lines("requirements", "en")}
      {lines("requirements", "ar")}
    </div>
  );
}

/** What search engines show, where the course's own words are not the best for it. */
export function SeoFields({ course, refusal }: FieldsProps) {
  const t = useWords(authoringSettings);
  const common = useWords(shell);
  const field = (part: "metaTitle" | "metaDescription" | "keywords", language: Language) => {
    const name = `seo.${language}.${part}`;
    const value = course.seo[language]?.[part];
    const shared = {
      ...lookOf(language),
      name,
      label: t(`${part}_${language}`),
      optional: common("optional"),
      defaultValue: refusal.value(name, Array.isArray(value) ? value.join("\n") : value),
      error: refusal.field(name),
    };
    if (part === "metaTitle") return <TextField {...shared} maxLength={120} />;
    return (
      <TextArea {...shared} rows={3} {...(part === "keywords" ? { hint: t("lines_hint") } : { maxLength: 320 })} />
    );
  };
  return (
    <div className={pairs}>
      {field("metaTitle", "en")}
      {field("metaTitle", "ar")}
      {field("metaDescription", "en")}
      {field("metaDescription", "ar")}
      {field("keywords", "en")}
      {field("keywords", "ar")}
    </div>
  );
}
