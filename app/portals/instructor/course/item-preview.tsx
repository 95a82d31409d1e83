import { authoringItem } from "../../../../worker/words/authoring-item";
import { useWords } from "../../../locale";
import { Card } from "../../../ui";

/** A text as its readers will see it. */
export function ItemPreview({ en, ar }: { en: string; ar: string }) {
  const t = useWords(authoringItem);
  return (
    <section aria-labelledby="item-preview" className="grid gap-4">
      <h2 id="item-preview" className="text-lg">
        {t("preview_text")}
      </h2>
      {en || ar ? null : <p className="text-ink-faint">{t("preview_empty")}</p>}
      {(["en", "ar"] as const).map((language) => {
        const html = language === "en" ? en : ar;
        return html ? (
          <Card key={language} padding="lg">
            <div
              className="prose"
              lang={language}
              dir={language === "ar" ? "rtl" : "ltr"}
              // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised by renderMarkdown
              dangerouslySetInnerHTML={{ __html: html }}
            />
          </Card>
        ) : null;
      })}
    </section>
  );
}
