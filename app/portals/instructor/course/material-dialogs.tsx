import { authoringItem } from "../../../../worker/words/authoring-item";
import { authoringMaterials } from "../../../../worker/words/authoring-materials";
import { shell } from "../../../../worker/words/shell";
import { useRefusal } from "../../../forms";
import { useWords } from "../../../locale";
import { ActDialog, hasRefused, type RefusedAct, useOpenDialog } from "../../shared/act-dialog";
import { UploadField } from "../upload/upload-field";
import type { CourseInHand } from "./course-context";
import { HeadingFields } from "./heading-fields";

interface MaterialDialogsProps {
  courseUuid: string;
  materials: CourseInHand["materials"];
  formKey: string;
  refused: RefusedAct | undefined;
}

/** Adding a file to the course's materials, and naming one anew. */
export function MaterialDialogs({ courseUuid, materials, formKey, refused }: MaterialDialogsProps) {
  const t = useWords(authoringMaterials);
  const ofItem = useWords(authoringItem);
  const save = useWords(shell);
  const { dialog, of } = useOpenDialog();
  const refusal = useRefusal(hasRefused(refused, dialog ?? ""));
  const edited = materials.find(({ uuid }) => uuid === of);
  const file = (name: "mediaUuid" | "mediaArUuid?", label: string, hint?: string) => (
    <UploadField
      name={name}
      kind="course_material"
      label={label}
      {...(hint ? { hint, optional: true } : {})}
      current={null}
      value={refusal.value(name)}
      error={refusal.field(name)}
    />
  );
  if (dialog === "add_material")
    return (
      <ActDialog
        act={dialog}
        title={t("add_material")}
        confirm={t("add")}
        refused={refused}
        fields={{ courseUuid, _key: formKey }}
      >
        <HeadingFields refusal={refusal} />
        {file("mediaUuid", ofItem("file_en"))}
        {file("mediaArUuid?", ofItem("file_ar"), ofItem("file_ar_hint"))}
      </ActDialog>
    );
  if (dialog !== "edit_material" || !edited) return null;
  return (
    <ActDialog
      act={dialog}
      title={t("edit_material")}
      confirm={save("save")}
      refused={refused}
      fields={{ uuid: edited.uuid }}
    >
      <HeadingFields refusal={refusal} value={edited.translations} />
    </ActDialog>
  );
}
