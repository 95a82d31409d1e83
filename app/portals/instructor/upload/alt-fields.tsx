import { useState } from "react";
import type { ErrorCode } from "../../../../worker/kernel/errors";
import { crop } from "../../../../worker/words/crop";
import { errors } from "../../../../worker/words/errors";
import { shell } from "../../../../worker/words/shell";
import { useWords } from "../../../locale";
import { Button, FieldError, TextField } from "../../../ui";
import { ask, UploadRefused } from "./send-file";

/** Asks what a picture shows, in both languages, as soon as it is there. Saved by itself: it belongs to the file and not to the form around it. */
export function AltFields({ id, uuid }: { id: string; uuid: string }) {
  const t = useWords(crop);
  const words = useWords(shell);
  const say = useWords(errors);
  const [alt, setAlt] = useState({ en: "", ar: "" });
  const [result, setResult] = useState<"saved" | ErrorCode | null>(null);
  async function save() {
    try {
      await ask(`/api/v1/media/${uuid}`, {
        method: "PATCH",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ altText: alt }),
      });
      setResult("saved");
    } catch (error) {
      if (!(error instanceof UploadRefused) && !(error instanceof TypeError)) throw error;
      setResult(error instanceof UploadRefused ? error.code : "unavailable");
    }
  }
  return (
    <fieldset className="grid gap-3 rounded-lg bg-sunken p-4">
      <legend className="sr-only">{t("alt_title")}</legend>
      <p aria-hidden="true" className="text-sm font-medium">
        {t("alt_title")}
      </p>
      <p className="text-sm text-ink-muted">{t("alt_hint")}</p>
      {(["en", "ar"] as const).map((locale) => (
        <TextField
          key={locale}
          id={`${id}-alt-${locale}`}
          name={`_${id}-alt-${locale}`}
          label={t(`alt_${locale}`)}
          optional={words("optional")}
          lang={locale}
          dir={locale === "ar" ? "rtl" : "ltr"}
          maxLength={300}
          value={alt[locale]}
          onChange={(event) => setAlt({ ...alt, [locale]: event.currentTarget.value })}
        />
      ))}
      <div className="flex flex-wrap items-center gap-3">
        <Button size="sm" onClick={() => void save()}>
          {t("alt_save")}
        </Button>
        <span role="status" className="text-sm text-ink-muted">
          {result === "saved" ? t("alt_saved") : null}
        </span>
      </div>
      {result && result !== "saved" ? <FieldError id={`${id}-alt-refused`}>{say(result)}</FieldError> : null}
    </fieldset>
  );
}
