import type { Field } from "../../../../worker/modules/lookups";
import { adminLookups } from "../../../../worker/words/admin-lookups";
import type { useRefusal } from "../../../forms";
import { useWords } from "../../../locale";
import { Card, Checkbox, Fieldset, Select, TextArea, TextField } from "../../../ui";
import { choicesText } from "./type-fields";

const kinds = ["text", "number", "boolean", "date", "choice"] as const;

interface FieldRowProps {
  /** Its place in the list, from 0. */
  at: number;
  /** None for the empty row that adds one. */
  field?: Field | undefined;
  refusal: ReturnType<typeof useRefusal>;
}

/** One field of a list's values: what it is called, what it takes, whether it must be filled in. */
export function FieldRow({ at, field, refusal }: FieldRowProps) {
  const t = useWords(adminLookups);
  const name = (part: string) => `fields.${at}.${part}`;
  // Rows without a key are left out before they are sent on, so a refusal may count from an earlier one.
  const of = (part: string, held = "") => ({
    name: name(part),
    defaultValue: refusal.value(name(part), held),
    error: refusal.field(name(part)),
  });
  return (
    // Choices are asked for while the kind is "choice": by CSS, so that it holds without scripts.
    <Card className="group/field">
      <Fieldset legend={field ? t("field_number", { count: at + 1 }) : t("new_field")}>
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            {...of("key", field?.key)}
            label={t("key")}
            hint={t("key_hint")}
            dir="ltr"
            maxLength={40}
            pattern="[a-z][A-Za-z0-9_]*"
          />
          <Select
            {...of("kind", field?.kind ?? "text")}
            label={t("kind")}
            options={kinds.map((value) => ({ value, label: t(`kind_${value}`) }))}
          />
          <TextField {...of("labelEn", field?.labelEn)} label={t("label_en")} lang="en" dir="ltr" maxLength={120} />
          <TextField {...of("labelAr", field?.labelAr)} label={t("label_ar")} lang="ar" dir="rtl" maxLength={120} />
        </div>
        <TextArea
          {...of("choices", choicesText(field))}
          className="hidden group-has-[option[value=choice]:checked]/field:flex"
          label={t("choices")}
          hint={t("choices_hint")}
          rows={3}
        />
        <Checkbox
          name={name("required")}
          value="true"
          label={t("required")}
          defaultChecked={refusal.value(name("required"), String(field?.required ?? false)) === "true"}
        />
      </Fieldset>
    </Card>
  );
}
