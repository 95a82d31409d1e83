import type { OutputOf } from "../../../../worker/kernel/verb";
import type { listManagedCategories } from "../../../../worker/modules/catalogue";
import { admin } from "../../../../worker/words/admin";
import { adminContent } from "../../../../worker/words/admin-content";
import { shell } from "../../../../worker/words/shell";
import { useRefusal } from "../../../forms";
import { useReader, useWords } from "../../../locale";
import { Select, TextField } from "../../../ui";
import { ActDialog, type RefusedAct } from "../../shared/act-dialog";

export type ManagedCategory = OutputOf<typeof listManagedCategories>["items"][number];

interface CategoryDialogProps {
  items: ManagedCategory[];
  /** The category to change; null for a new one. */
  category: ManagedCategory | null;
  /** Where a new one is to stand. */
  below: string | null;
  formKey: string;
  refused: RefusedAct | undefined;
}

/** A category's names, address and place in the tree. */
export function CategoryDialog({ items, category, below, formKey, refused }: CategoryDialogProps) {
  const t = useWords(adminContent);
  const common = useWords(admin);
  const words = useWords(shell);
  const { locale } = useReader();
  const refusal = useRefusal(refused);
  const nameOf = (one: ManagedCategory) => (locale === "ar" ? (one.nameAr ?? one.nameEn) : one.nameEn);
  const slug = category ? "slug?" : "slug";
  return (
    <ActDialog
      act={category ? "edit" : "create"}
      title={category ? t("edit_title", { name: nameOf(category) }) : t("new_category")}
      confirm={category ? words("save") : common("create")}
      refused={refused}
      fields={category ? { uuid: category.uuid } : { _key: formKey }}
    >
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField
          name="translations.en.name"
          label={common("name_en")}
          lang="en"
          dir="ltr"
          required
          maxLength={80}
          defaultValue={refusal.value("translations.en.name", category?.nameEn)}
          error={refusal.field("translations.en.name")}
        />
        <TextField
          name="translations.ar.name?"
          label={common("name_ar")}
          optional={words("optional")}
          lang="ar"
          dir="rtl"
          maxLength={80}
          defaultValue={refusal.value("translations.ar.name?", category?.nameAr ?? "")}
          error={refusal.field("translations.ar.name")}
        />
      </div>
      <TextField
        name={slug}
        label={t("slug")}
        hint={t(category ? "slug_hint" : "slug_new_hint")}
        {...(category ? { required: true } : { optional: words("optional") })}
        dir="ltr"
        maxLength={80}
        pattern="[a-z0-9]+(-[a-z0-9]+)*"
        defaultValue={refusal.value(slug, category?.slug)}
        error={refusal.field("slug") ?? (refusal.code === "slug_taken" ? refusal.message : null)}
      />
      <Select
        name="parentUuid"
        label={t("parent")}
        emptyLabel={t("top")}
        defaultValue={refusal.value("parentUuid", (category ? category.parentUuid : below) ?? "")}
        error={refusal.code === "category_cycle" ? refusal.message : null}
        options={items
          .filter((one) => one.uuid !== category?.uuid)
          .map((one) => ({ value: one.uuid, label: `${"\u2003".repeat(one.depth)}${nameOf(one)}` }))}
      />
      <TextField
        name="sortOrder"
        label={t("sort_order")}
        hint={t("sort_order_hint")}
        type="number"
        min={0}
        max={100000}
        required
        defaultValue={refusal.value("sortOrder", String(category?.sortOrder ?? 0))}
        error={refusal.field("sortOrder")}
      />
    </ActDialog>
  );
}
