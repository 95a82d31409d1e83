import { admin } from "../../../../worker/words/admin";
import { adminContent } from "../../../../worker/words/admin-content";
import { useReader, useWords } from "../../../locale";
import { ActButton, DialogLink } from "../../shared/act-dialog";
import { DeleteButton } from "../../shared/delete-button";
import { When } from "../../shared/when";
import { TreeRow } from "../tree-row";
import type { ManagedCategory } from "./category-dialog";

/** A category in its tree, with what can be done about it. */
export function CategoryRow({ category, now }: { category: ManagedCategory; now: string }) {
  const t = useWords(adminContent);
  const common = useWords(admin);
  const { locale } = useReader();
  const { uuid, slug, depth, courseCount, deletedAt, isOrphan } = category;
  const [name, other] =
    locale === "ar" && category.nameAr ? [category.nameAr, category.nameEn] : [category.nameEn, category.nameAr];
  return (
    <TreeRow
      depth={depth}
      title={name}
      detail={
        <>
          {other ? <bdi>{other}</bdi> : null}
          <code dir="ltr">{slug}</code>
          <span>{t("courses_in", { count: courseCount })}</span>
          {isOrphan ? <span className="text-warning-ink">{t("below_deleted")}</span> : null}
          {deletedAt ? <When at={deletedAt} since={now} /> : null}
        </>
      }
      actions={
        deletedAt ? (
          <ActButton act="restore" fields={{ uuid }} icon="refresh" aria-label={common("restore_of", { name })}>
            {common("restore")}
          </ActButton>
        ) : (
          <>
            <DialogLink dialog="create" of={uuid} variant="quiet" aria-label={t("add_below_of", { name })}>
              {t("add_below")}
            </DialogLink>
            <DialogLink dialog="edit" of={uuid} variant="quiet" aria-label={common("edit_of", { name })}>
              {common("edit")}
            </DialogLink>
            <DeleteButton act="delete" uuid={uuid} name={name} />
          </>
        )
      }
    />
  );
}
