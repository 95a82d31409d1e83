import { authoring } from "../../../../worker/words/authoring";
import { authoringItem } from "../../../../worker/words/authoring-item";
import { shell } from "../../../../worker/words/shell";
import { useWords } from "../../../locale";
import { ProseField } from "../../../prose/prose-field";
import { Icon, TextField } from "../../../ui";
import type { ItemFieldsProps } from "./item-fields";

/** Title and Markdown in both languages: the text itself, or what stands beside a film, a file, a link. */
export function ItemText({ type, item, refusal, value, pictures }: ItemFieldsProps) {
  const t = useWords(authoringItem);
  const whole = useWords(authoring);
  const common = useWords(shell);
  const isText = type === "text";
  const body = (language: "en" | "ar") => {
    const isRequired = isText && language === "en";
    const name = `translations.${language}.body${isRequired ? "" : "?"}`;
    const label = t(`${isText ? "body" : type === "video" ? "transcript" : "remark"}_${language}`);
    return (
      <ProseField
        name={name}
        label={label}
        {...(isRequired ? { required: true } : { optional: common("optional") })}
        {...(isText ? { rows: 14 } : { rows: 4 })}
        lang={language}
        dir={language === "ar" ? "rtl" : "ltr"}
        maxLength={100_000}
        saved={item?.translations[language]?.body ?? ""}
        defaultValue={value(name, item?.translations[language]?.body)}
        pictures={pictures}
        error={refusal.field(name)}
      />
    );
  };
  const title = (language: "en" | "ar") => {
    const name = `translations.${language}.title?`;
    return (
      <TextField
        name={name}
        label={whole(`title_${language}`)}
        optional={common("optional")}
        lang={language}
        dir={language === "ar" ? "rtl" : "ltr"}
        maxLength={160}
        defaultValue={value(name, item?.translations[language]?.title)}
        error={refusal.field(name)}
      />
    );
  };
  return (
    <>
      {/* English words are always there for the verb, even where all fields are empty. */}
      {isText ? null : <input type="hidden" name="translations.en.title" value="" />}
      <div className="grid gap-5 sm:grid-cols-2">
        {title("en")}
        {title("ar")}
      </div>
      {body("en")}
      {body("ar")}
      <MarkdownHelp />
    </>
  );
}

const examples = [
  ["heading", "## …"],
  ["bold", "**…**"],
  ["italic", "*…*"],
  ["list", "- …"],
  ["numbered", "1. …"],
  ["link", "[…](https://…)"],
  ["quote", "> …"],
  ["code", "`…`"],
  ["table", "| … | … |"],
] as const;

function MarkdownHelp() {
  const t = useWords(authoringItem);
  return (
    <details className="group">
      <summary className="inline-flex items-center gap-1.5 rounded-sm text-sm font-medium text-accent-ink">
        <Icon name="chevron-down" size={16} className="transition-transform group-open:rotate-180" />
        {t("markdown_help")}
      </summary>
      <dl className="mt-3 grid grid-cols-2 gap-x-6 gap-y-2 text-sm sm:grid-cols-3">
        {examples.map(([name, example]) => (
          <div key={name} className="flex items-baseline justify-between gap-3">
            <dt className="text-ink-muted">{t(`markdown_${name}`)}</dt>
            <dd>
              <code>{example}</code>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
