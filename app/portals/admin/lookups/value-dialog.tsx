import type { OutputOf } from "../../../../worker/kernel/verb";
import type { listAllLookups } from "../../../../worker/modules/lookups";
import { admin } from "../../../../worker/words/admin";
import { adminLookups } from "../../../../worker/words/admin-lookups";
import { shell } from "../../../../worker/words/shell";
import { useRefusal } from "../../../forms";
import { useReader, useWords } from "../../../locale";
import { Checkbox, Select, TextField } from "../../../ui";
import { ActDialog, type RefusedAct } from "../../shared/act-dialog";
import { NameFields } from "../name-fields";
import { ValueFields } from "./value-fields";
import type { LookupValue } from "./value-row";

interface ValueDialogProps {
  type: OutputOf<typeof listAllLookups>["type"];
  items: LookupValue[];
  /** The value to change; null for a new one. */
  value: LookupValue | null;
  /** Where a new value is to lie. */
  below: string | null;
  formKey: string;
  refused: RefusedAct | undefined;
}

/** A value's form: its code once, its names, its place in the tree, whether forms offer it, and the list's own fields. */
export function ValueDialog({ type, items, value, below, formKey, refused }: ValueDialogProps) {
  const t = useWords(adminLookups);
  const common = useWords(admin);
  const save = useWords(shell)("save");
  const { locale } = useReader();
  const refusal = useRefusal(refused);
  const nameOf = (one: LookupValue) => (locale === "ar" ? one.nameAr : one.nameEn);
  const act = value ? "edit" : "create";
  return (
    <ActDialog
      act={act}
      title={value ? t("edit_title", { name: nameOf(value) }) : t("new_value_title")}
      confirm={value ? save : common("create")}
      refused={refused}
      fields={value ? { uuid: value.uuid } : { _key: formKey }}
    >
      {value ? null : (
        <TextField
          name="code"
          label={common("code")}
          hint={t("code_hint")}
          dir="ltr"
          required
          maxLength={64}
          defaultValue={refusal.value("code")}
          error={refusal.field("code") ?? (refusal.code === "lookup_code_taken" ? refusal.message : null)}
        />
      )}
      <NameFields {...(value ? { value } : {})} refusal={refusal} />
      <Select
        name="parentUuid"
        label={t("parent")}
        emptyLabel={t("top")}
        defaultValue={refusal.value("parentUuid", (value ? value.parentUuid : below) ?? "")}
        error={refusal.code === "lookup_cycle" ? refusal.message : null}
        options={items
          .filter((one) => one.uuid !== value?.uuid)
          .map((one) => ({ value: one.uuid, label: `${"\u2003".repeat(one.depth)}${nameOf(one)}` }))}
      />
      <ValueFields fields={type.fields} values={value?.metadata ?? {}} refusal={refusal} />
      {value ? (
        <>
          <input type="hidden" name="isActive" value="false" />
          <Checkbox
            name="isActive"
            value="true"
            label={t("active")}
            defaultChecked={refusal.value("isActive", String(value.isActive)) === "true"}
          />
        </>
      ) : null}
    </ActDialog>
  );
}
