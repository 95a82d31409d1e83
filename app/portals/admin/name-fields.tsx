import { admin } from "../../../worker/words/admin";
import type { useRefusal } from "../../forms";
import { useWords } from "../../locale";
import { TextField } from "../../ui";

interface NameFieldsProps {
  value?: { nameEn: string; nameAr: string };
  refusal: ReturnType<typeof useRefusal>;
  maxLength?: number;
}

/** The name of a role, a list or a value in both languages. */
export function NameFields({ value, refusal, maxLength = 120 }: NameFieldsProps) {
  const t = useWords(admin);
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <TextField
        name="nameEn"
        label={t("name_en")}
        lang="en"
        dir="ltr"
        required
        maxLength={maxLength}
        defaultValue={refusal.value("nameEn", value?.nameEn)}
        error={refusal.field("nameEn")}
      />
      <TextField
        name="nameAr"
        label={t("name_ar")}
        lang="ar"
        dir="rtl"
        required
        maxLength={maxLength}
        defaultValue={refusal.value("nameAr", value?.nameAr)}
        error={refusal.field("nameAr")}
      />
    </div>
  );
}
