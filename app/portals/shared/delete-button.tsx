import { admin } from "../../../worker/words/admin";
import { useWords } from "../../locale";
import { ActButton } from "./act-dialog";

/** Deletes a row at once; for what can be restored. `name` tells rows apart where only buttons are read out. */
export function DeleteButton({ act, uuid, name }: { act: string; uuid: string; name: string }) {
  const t = useWords(admin);
  return (
    <ActButton act={act} fields={{ uuid }} variant="quiet" icon="trash" aria-label={t("delete_of", { name })}>
      {t("delete")}
    </ActButton>
  );
}
