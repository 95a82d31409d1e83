import type { Field, FieldValues } from "../../../../worker/modules/lookups";
import { adminLookups } from "../../../../worker/words/admin-lookups";
import { shell } from "../../../../worker/words/shell";
import type { useRefusal } from "../../../forms";
import { useReader, useWords } from "../../../locale";
import { Checkbox, Select, TextField } from "../../../ui";
import { fieldName } from "./metadata";

interface ValueFieldsProps {
  fields: Field[];
  values: FieldValues;
  refusal: ReturnType<typeof useRefusal>;
}

/** The fields that a list gives to its values. */
export function ValueFields({ fields, values, refusal }: ValueFieldsProps) {
  const t = useWords(adminLookups);
  const common = useWords(shell);
  const { locale } = useReader();
  const inLocale = (words: { labelEn: string; labelAr: string }) => (locale === "ar" ? words.labelAr : words.labelEn);
  return fields.map((field) => {
    const name = fieldName(field.kind, field.key);
    const held = values[field.key];
    const shared = { name, label: inLocale(field), error: refusal.field(`metadata.${field.key}`) };
    const text = refusal.value(name, held === null || held === undefined ? "" : String(held));
    const need = field.required ? { required: true } : { optional: common("optional") };
    if (field.kind === "boolean")
      return (
        <div key={field.key}>
          <input type="hidden" name={name} value="false" />
          <Checkbox {...shared} value="true" defaultChecked={text === "true"} />
        </div>
      );
    if (field.kind === "choice")
      return (
        <Select
          key={field.key}
          {...shared}
          {...need}
          emptyLabel={t("choose")}
          defaultValue={text}
          options={field.choices.map((choice) => ({ value: choice.value, label: inLocale(choice) }))}
        />
      );
    return (
      <TextField
        key={field.key}
        {...shared}
        {...need}
        type={field.kind === "date" ? "date" : "text"}
        {...(field.kind === "number" ? { inputMode: "decimal" as const, dir: "ltr" } : {})}
        maxLength={1000}
        defaultValue={text}
      />
    );
  });
}
