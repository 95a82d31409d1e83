import { admin } from "../../../../worker/words/admin";
import { authoring } from "../../../../worker/words/authoring";
import { shell } from "../../../../worker/words/shell";
import { useRefusal } from "../../../forms";
import { useWords } from "../../../locale";
import { Checkbox, Select, TextField } from "../../../ui";
import { ActDialog, hasRefused, type RefusedAct, useOpenDialog } from "../../shared/act-dialog";
import { type CourseInHand, useTitleOf } from "./course-context";
import { HeadingFields } from "./heading-fields";

/** What the page of a course's structure asks before it acts. */
export function StructureDialogs({
  course,
  formKey,
  refused,
}: {
  course: CourseInHand;
  formKey: string;
  refused: RefusedAct | undefined;
}) {
  const t = useWords(authoring);
  const common = useWords(admin);
  const save = useWords(shell);
  const titleOf = useTitleOf();
  const { dialog, of } = useOpenDialog();
  const refusal = useRefusal(hasRefused(refused, dialog ?? ""));
  const section = course.sections.find(({ uuid }) => uuid === of);
  const lesson = course.sections.flatMap(({ lessons }) => lessons).find(({ uuid }) => uuid === of);
  if (dialog === "create_section")
    return (
      <ActDialog
        act={dialog}
        title={t("add_section")}
        confirm={common("create")}
        refused={refused}
        fields={{ courseUuid: course.uuid, _key: formKey }}
      >
        <HeadingFields refusal={refusal} withSummary />
      </ActDialog>
    );
  if (dialog === "edit_section" && section)
    return (
      <ActDialog
        act={dialog}
        title={t("edit_section")}
        confirm={save("save")}
        refused={refused}
        fields={{ uuid: section.uuid }}
      >
        <HeadingFields refusal={refusal} value={section.translations} withSummary />
      </ActDialog>
    );
  if (dialog === "create_lesson" && section)
    return (
      <ActDialog
        act={dialog}
        title={t("add_lesson_to", { name: titleOf(section) })}
        description={t("add_lesson_text")}
        confirm={common("create")}
        refused={refused}
        fields={{ sectionUuid: section.uuid, _key: formKey }}
      >
        <HeadingFields refusal={refusal} />
        <TextField
          name="durationMinutes?"
          label={t("minutes")}
          type="number"
          min={0}
          max={6000}
          defaultValue={refusal.value("durationMinutes?", "10")}
          error={refusal.field("durationMinutes")}
        />
        <input type="hidden" name="isMandatory" value="false" />
        <Checkbox name="isMandatory" value="true" label={t("mandatory")} hint={t("mandatory_hint")} defaultChecked />
      </ActDialog>
    );
  if (dialog === "move_lesson" && lesson)
    return (
      <ActDialog
        act={dialog}
        title={t("move_to_of", { name: titleOf(lesson) })}
        confirm={t("move")}
        refused={refused}
        fields={{ uuid: lesson.uuid }}
      >
        <Select
          name="place"
          label={t("new_place")}
          options={course.sections.map((one) => ({
            label: titleOf(one),
            options: [
              { value: `${one.uuid}:`, label: t("first_of", { name: titleOf(one) }) },
              ...one.lessons
                .filter(({ uuid }) => uuid !== lesson.uuid)
                .map((other) => ({ value: `${one.uuid}:${other.uuid}`, label: t("behind", { name: titleOf(other) }) })),
            ],
          }))}
        />
      </ActDialog>
    );
  return null;
}
