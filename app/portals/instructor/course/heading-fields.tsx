import { authoring } from "../../../../worker/words/authoring";
import { shell } from "../../../../worker/words/shell";
import type { useRefusal } from "../../../forms";
import { useWords } from "../../../locale";
import { TextArea, TextField } from "../../../ui";

interface Heading {
  title: string;
  summary?: string | undefined;
}
interface HeadingFieldsProps {
  refusal: ReturnType<typeof useRefusal>;
  value?: { en: Heading; ar?: Heading | undefined };
  withSummary?: boolean;
}

/** Title, and where there is one the summary, of a section or a lesson in both languages. */
export function HeadingFields({ refusal, value, withSummary }: HeadingFieldsProps) {
  const t = useWords(authoring);
  const common = useWords(shell);
  const column = (language: "en" | "ar") => {
    const title = language === "en" ? "translations.en.title" : "translations.ar.title?";
    const summary = `translations.${language}.summary?`;
    const look = { lang: language, dir: language === "ar" ? "rtl" : "ltr" };
    return (
      <div className="grid content-start gap-5">
        <TextField
          {...look}
          name={title}
          label={t(`title_${language}`)}
          {...(language === "en" ? { required: true } : { optional: common("optional") })}
          maxLength={160}
          defaultValue={refusal.value(title, value?.[language]?.title)}
          error={refusal.field(title)}
        />
        {withSummary ? (
          <TextArea
            {...look}
            name={summary}
            label={t(`summary_${language}`)}
            optional={common("optional")}
            maxLength={2000}
            rows={3}
            defaultValue={refusal.value(summary, value?.[language]?.summary)}
            error={refusal.field(summary)}
          />
        ) : null}
      </div>
    );
  };
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      {column("en")}
      {column("ar")}
    </div>
  );
}
