import { admin } from "../../../../worker/words/admin";
import { useReader, useWords } from "../../../locale";
import { ActButton } from "../../shared/act-dialog";
import { When } from "../../shared/when";
import { TreeList, TreeRow } from "../tree-row";
import type { LookupValue } from "./value-row";

interface DeletedValuesProps {
  title: string;
  items: LookupValue[];
  now: string;
}

/** The deleted values of a list; their places in the tree come back with them. */
export function DeletedValues({ title, items, now }: DeletedValuesProps) {
  const common = useWords(admin);
  const { locale } = useReader();
  return (
    <TreeList label={title}>
      {items.map((value) => {
        const name = locale === "ar" ? value.nameAr : value.nameEn;
        return (
          <TreeRow
            key={value.uuid}
            depth={0}
            title={name}
            detail={
              <>
                <code dir="ltr">{value.code}</code>
                {value.deletedAt ? <When at={value.deletedAt} since={now} /> : null}
              </>
            }
            actions={
              <ActButton
                act="restore"
                fields={{ uuid: value.uuid }}
                icon="refresh"
                aria-label={common("restore_of", { name })}
              >
                {common("restore")}
              </ActButton>
            }
          />
        );
      })}
    </TreeList>
  );
}
