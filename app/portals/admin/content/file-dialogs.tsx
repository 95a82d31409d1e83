import type { MediaFile } from "../../../../worker/modules/media";
import { admin } from "../../../../worker/words/admin";
import { adminFiles } from "../../../../worker/words/admin-files";
import { shell } from "../../../../worker/words/shell";
import { useRefusal } from "../../../forms";
import { useWords } from "../../../locale";
import { TextField } from "../../../ui";
import { ActDialog, type RefusedAct } from "../../shared/act-dialog";

/** Describing a file, and removing it. */
export function FileDialogs({
  file,
  dialog,
  refused,
}: {
  file: MediaFile;
  dialog: string | null;
  refused: RefusedAct | undefined;
}) {
  const t = useWords(adminFiles);
  const common = useWords(admin);
  const words = useWords(shell);
  const refusal = useRefusal(refused);
  const fields = { uuid: file.uuid };
  const name = file.filename;
  if (dialog === "delete")
    return (
      <ActDialog
        act="delete"
        title={t("delete_title", { name })}
        description={t("delete_text")}
        confirm={common("delete")}
        danger
        refused={refused}
        fields={fields}
      />
    );
  if (dialog !== "edit") return null;
  return (
    <ActDialog act="edit" title={t("edit_title", { name })} confirm={words("save")} refused={refused} fields={fields}>
      <TextField
        name="filename"
        label={t("filename")}
        required
        maxLength={200}
        defaultValue={refusal.value("filename", name)}
        error={refusal.field("filename")}
      />
      <TextField
        name="altText.en"
        label={t("alt_en")}
        hint={t("alt_hint")}
        optional={words("optional")}
        lang="en"
        dir="ltr"
        maxLength={300}
        defaultValue={refusal.value("altText.en", file.altText.en)}
        error={refusal.field("altText.en")}
      />
      <TextField
        name="altText.ar"
        label={t("alt_ar")}
        optional={words("optional")}
        lang="ar"
        dir="rtl"
        maxLength={300}
        defaultValue={refusal.value("altText.ar", file.altText.ar)}
        error={refusal.field("altText.ar")}
      />
    </ActDialog>
  );
}
