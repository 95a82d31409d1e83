import { useNavigation } from "@remix-run/react";
import type { OutputOf } from "../../../../worker/kernel/verb";
import type { listAllLookups } from "../../../../worker/modules/lookups";
import { admin } from "../../../../worker/words/admin";
import { adminLookups } from "../../../../worker/words/admin-lookups";
import { useReader, useWords } from "../../../locale";
import { Badge, IconButton } from "../../../ui";
import { DialogLink } from "../../shared/act-dialog";
import { TreeRow } from "../tree-row";

export type LookupValue = OutputOf<typeof listAllLookups>["items"][number];

interface ValueRowProps {
  value: LookupValue;
  isFirst: boolean;
  isLast: boolean;
  /** The software depends on the list: nothing is added or removed. */
  isSystem: boolean;
}

/** A value of a list; its buttons are the surrounding form's. */
export function ValueRow({ value, isFirst, isLast, isSystem }: ValueRowProps) {
  const t = useWords(adminLookups);
  const common = useWords(admin);
  const { locale } = useReader();
  const sent = useNavigation().formData?.get("_do");
  const name = locale === "ar" ? value.nameAr : value.nameEn;
  const button = (act: string) => ({
    type: "submit" as const,
    size: "sm" as const,
    tooltip: false,
    name: "_do",
    value: `${act}:${value.uuid}`,
    disabled: sent === `${act}:${value.uuid}`,
  });
  return (
    <TreeRow
      depth={value.depth}
      title={
        <>
          {name}
          {value.isActive ? null : <Badge tone="warning">{t("inactive")}</Badge>}
        </>
      }
      detail={
        <>
          <span lang={locale === "ar" ? "en" : "ar"}>{locale === "ar" ? value.nameEn : value.nameAr}</span>
          <code dir="ltr">{value.code}</code>
        </>
      }
      actions={
        <>
          {isFirst ? null : <IconButton icon="chevron-up" label={common("move_up", { name })} {...button("up")} />}
          {isLast ? null : <IconButton icon="chevron-down" label={common("move_down", { name })} {...button("down")} />}
          {isSystem ? null : (
            <DialogLink dialog="create" of={value.uuid} variant="quiet" aria-label={t("new_value_below_of", { name })}>
              {t("new_value_below")}
            </DialogLink>
          )}
          <DialogLink dialog="edit" of={value.uuid} variant="quiet" aria-label={common("edit_of", { name })}>
            {common("edit")}
          </DialogLink>
          {isSystem ? null : (
            <IconButton icon="trash" tone="danger" label={common("delete_of", { name })} {...button("delete")} />
          )}
        </>
      }
    />
  );
}
